/**
 * Fetches another page as a document, in which no script runs.
 *
 * By XMLHttpRequest: what parses text instead is closed off by the policy
 * (Trusted Types), so that no text can become markup anywhere.
 *
 * @returns null where it did not come.
 */
export function fetchPage(url: string): Promise<Document | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onloadend = () => resolve(request.responseXML);
    request.send();
  });
}

const shown = "sleutel:shown";

/** Does this for the page as it stands, and for each that takes its place. */
export function onShown(act: () => void): void {
  act();
  document.addEventListener(shown, act);
}

/** The same page in other words takes the place of this one; what somebody typed or ticked stays. */
export function showInstead(other: Document): void {
  const typed = new Map(fieldsOf(document).map((field) => [field.id, field]));
  document.documentElement.lang = other.documentElement.lang;
  document.title = other.title;
  document.body.replaceWith(document.adoptNode(other.body));
  for (const field of fieldsOf(document)) {
    const before = typed.get(field.id);
    if (!before || field.type === "file") continue;
    field.value = before.value;
    if (field instanceof HTMLInputElement) field.checked = (before as HTMLInputElement).checked;
  }
  document.dispatchEvent(new Event(shown));
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fieldsOf(page: Document): Field[] {
  return [...page.querySelectorAll<Field>("input[id], textarea[id], select[id]")];
}
