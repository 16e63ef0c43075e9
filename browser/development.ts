/** In development alone: the page is asked for again when something that it is made of was changed, or the server is back. */
const changes = new EventSource("/development/changes");
let isKnown = false;

// Never by `reload()`, which would send a form again.
const askAgain = () => location.replace(location.pathname + location.search);

changes.addEventListener("change", askAgain);
changes.addEventListener("open", () => {
  if (isKnown) askAgain();
  isKnown = true;
});
