const settleMs = 400;

/** The mail follows the settings as they are typed (admin/settings/mail-preview.tsx). */
export function followMailPreview(): void {
  let timer: ReturnType<typeof setTimeout>;
  document.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(draw, settleMs);
  });
}

function draw(): void {
  const frame = document.querySelector<HTMLIFrameElement>("iframe[name=mail-preview]");
  const form = document.getElementById("form");
  if (!frame || !(form instanceof HTMLFormElement)) return;
  const typed = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  // The way back is to the page before, and not to an older preview.
  frame.contentWindow?.location.replace(`${frame.getAttribute("src")}?${typed}`);
}
