export function followPrint(): void {
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("button[data-print]")) print();
  });
}
