import type { Page } from "@playwright/test";

/** Of a longer list the rest is like its beginning. */
const mostStops = 70;

/**
 * Goes through a page with Tab alone (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11).
 *
 * @returns what is not reached in the order in which it stands, or reached
 *   without being shown.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const expected = await page.evaluate(markStops);
  const reached: string[] = [];
  const found: string[] = [];
  const wantedStops = Math.min(expected.length, mostStops);
  for (let presses = 0; reached.length < wantedStops && presses < 2 * wantedStops; presses++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(presentStop);
    // Day, month and year of a date are stops within one field.
    if (stop.name === reached.at(-1)) continue;
    reached.push(stop.name);
    if (stop.fault) found.push(`${stop.fault}: ${stop.name}`);
  }
  if (reached.length < wantedStops) found.push(`stuck at ${reached.at(-1) ?? "the beginning"}`);
  const wanted = expected.slice(0, reached.length);
  const astray = wanted.findIndex((name, i) => name !== reached[i]);
  if (astray >= 0) found.push(`Tab ${astray + 1} reaches ${reached[astray]}, not ${wanted[astray]}`);
  return found;
}

/** Numbers what Tab should reach, puts the focus before it, and tells the names. */
function markStops(): string[] {
  const dialog = document.querySelector("dialog:modal");
  const root = dialog ?? document.body;
  const all = [
    ...root.querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']",
    ),
  ];
  const isRadio = (element: Element): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === "radio";
  // In a frame another page goes on by its own rules.
  const frame = root.querySelector("iframe");
  const stops = all.filter((element) => {
    if (frame && frame.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) return false;
    if (element.matches(":disabled, [tabindex='-1']")) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (!isRadio(element)) return true;
    // A group is one stop: the chosen one, else its first.
    const group = all.filter(
      (each) => isRadio(each) && each.name === element.name && each.form === element.form,
    );
    const chosen = group.find((each) => (each as HTMLInputElement).checked) ?? group[0];
    return element === chosen;
  });
  for (const [i, element] of stops.entries()) element.dataset.stop = String(i);
  const before = document.createElement("span");
  before.tabIndex = -1;
  root.prepend(before);
  before.focus();
  before.remove();
  return stops.map(
    (element, i) =>
      `${i} ${element.tagName} ${(element.id || element.textContent || "").trim().slice(0, 40)}`,
  );
}

/** Where the focus is now, and whether somebody can see that. */
function presentStop(): { name: string; fault: string | null } {
  const element = document.activeElement as HTMLElement;
  const name = `${element.dataset.stop ?? "?"} ${element.tagName} ${(element.id || element.textContent || "").trim().slice(0, 40)}`;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const isDrawn = outlineStyle !== "none" && !/(^transparent|[,/] 0\)$)/.test(outlineColor);
  const isRinged = isDrawn && Number.parseFloat(outlineWidth) >= 2;
  const box = element.getBoundingClientRect();
  const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const middle = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1),
  );
  const isCovered = middle !== null && !element.contains(middle) && !middle.contains(element);
  const fault = !isRinged ? "no ring" : !isInView ? "out of sight" : isCovered ? "covered" : null;
  return { name, fault };
}
