import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import type { RunOptions } from "axe-core";

/** What is held against every screen in every state. */

/** Half as long as what the package exports as its source, and a page waits half as long for it. */
const script = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @returns what axe finds. */
export function barriers(page: Page): Promise<string[]> {
  return axeFinds(page, { runOnly: rules });
}

/** The same in the dark, where what differs is the colours. */
export async function barriersInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const inTheDark = await axeFinds(page, { runOnly: { type: "rule", values: ["color-contrast"] } });
  await page.emulateMedia({ colorScheme: "light" });
  return inTheDark.map((each) => `in the dark: ${each}`);
}

async function axeFinds(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(script);
  const { violations } = await page.evaluate(
    // A mail is made for mail programs, which have no <main>; its frame is looked at by the mail's own tests.
    (told) => (window as unknown as { axe: typeof axe }).axe.run({ exclude: ["iframe"] }, told),
    { iframes: false, resultTypes: ["violations" as const], ...options },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

/** Names, roles, states and order, as a screen reader is told of them: held against what was told before. */
export async function tellsTheSame(page: Page, screen: string): Promise<void> {
  const tree = await page.locator("body").ariaSnapshot();
  const told = `# ${new URL(page.url()).pathname}\n${tree}\n`;
  expect.soft(withoutChance(told), screen).toMatchSnapshot(`${fileOf(screen)}.yml`);
}

/** What is another one each time: ports, tokens, codes and ids. */
function withoutChance(tree: string): string {
  return tree
    .replace(/localhost:\d+/g, "localhost:PORT")
    .replace(/\/otp\/[\w.-]+/g, "/otp/TOKEN")
    .replace(/\b[A-Z]{4}-[A-Z]{4}-[A-Z]{2}\b/g, "CODE-CODE-CO")
    .replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, "ID");
}

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
/** Of a long list the end looks like the beginning. */
const most = 1800;

/** As it was approved to look: on a phone, and the plain state of every screen also on a desktop in the dark. */
export async function looksTheSame(page: Page, screen: string): Promise<void> {
  await page.setViewportSize(phone);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...phone, height: Math.max(phone.height, Math.min(height, most)) });
  await isAsApproved(page, screen, `${fileOf(screen)}.png`);
  if (!isPlain(screen)) return;
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(desktop);
  await isAsApproved(page, screen, `${fileOf(screen)}-dark.png`);
  await page.emulateMedia({ colorScheme: "light" });
}

async function isAsApproved(page: Page, screen: string, file: string): Promise<void> {
  const picture = await page.screenshot({
    scale: "device",
    animations: "disabled",
    // Others every time: mails, codes and the port that a letter names.
    mask: [page.locator("iframe, pre, .code, .address, .key svg, .label svg")],
  });
  // A letter or two: what draws letters may change in its smallest parts, a word is larger.
  expect.soft(picture, screen).toMatchSnapshot(file, { maxDiffPixels: 40 });
}

/** The state in which a screen is first seen. */
function isPlain(screen: string): boolean {
  return !screen.includes(",");
}

/** "sign in, slowed down" is sign-in-slowed-down. */
export function fileOf(screen: string): string {
  return screen.replace(/[^a-z0-9]+/gi, "-").toLowerCase();
}

/**
 * Where a page does not fit: 320 px wide is also 1280 px at 400 % (WCAG
 * 1.4.10). A table may scroll in a frame of its own.
 */
export async function misfits(page: Page): Promise<string[]> {
  const found: string[] = [];
  const fits = async (width: number, how = "") => {
    const inner = await widthOf(page);
    if (inner > width) found.push(`${inner} px wide in ${width} px${how}: ${await page.evaluate(widest)}`);
  };
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 640 });
    await fits(width);
  }
  await withWiderText(page, async () => {
    await fits(320, ", with wider text");
    for (const each of await page.evaluate(cutOff)) found.push(`cut off with wider text: ${each}`);
  });
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  await fits(320, ", from right to left");
  await page.evaluate(() => document.documentElement.setAttribute("dir", "ltr"));
  for (const each of await page.evaluate(smallTargets)) found.push(`smaller than a finger: ${each}`);
  return found;
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** What reaches furthest, of all that no frame of its own holds back. */
function widest(): string {
  const reach = (element: Element) => {
    const { left, right } = element.getBoundingClientRect();
    return Math.max(right, innerWidth - left);
  };
  const free = [...document.body.querySelectorAll("*")].filter(
    ({ parentElement }) => !parentElement?.closest(".scroll"),
  );
  const most = Math.max(...free.map(reach));
  // Of those that hold each other, the innermost.
  const furthest = free.findLast((element) => reach(element) === most);
  return furthest?.outerHTML.slice(0, 150) ?? "";
}

/** The spacing that a reader may set for themselves (WCAG 1.4.12). */
async function withWiderText(page: Page, look: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  await look();
  await page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
}

/** Text that its own box hides a part of. */
function cutOff(): string[] {
  return [...document.body.querySelectorAll<HTMLElement>("*")]
    .filter((element) => {
      const { overflowX, overflowY, position, clipPath } = getComputedStyle(element);
      // What is for screen readers alone is hidden on purpose; a field scrolls, and a label is a piece of paper.
      if (position === "absolute" || clipPath !== "none" || element.matches("input, .label *")) return false;
      const hides = (overflow: string, inner: number, outer: number) =>
        (overflow === "hidden" || overflow === "clip") && inner > outer + 1;
      return (
        hides(overflowX, element.scrollWidth, element.clientWidth) ||
        hides(overflowY, element.scrollHeight, element.clientHeight)
      );
    })
    .map((element) => element.outerHTML.slice(0, 120));
}

/** 44 px to press (WCAG 2.5.5), but for links in a sentence and what the browser itself draws. */
function smallTargets(): string[] {
  const least = 44;
  const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  return [...document.body.querySelectorAll<HTMLElement>(pressed)]
    .filter((element) => {
      const isTick = element.matches("input[type=checkbox], input[type=radio]");
      const target = isTick ? (element.parentElement ?? element) : element;
      const { width, height } = target.getBoundingClientRect();
      if (width === 0 || getComputedStyle(element).position === "absolute") return false;
      return height < least && !isInSentence(element);
    })
    .map(
      (element) =>
        `${Math.round(element.getBoundingClientRect().height)} px: ${element.outerHTML.slice(0, 120)}`,
    );

  function isInSentence(element: HTMLElement): boolean {
    if (!element.matches("a")) return false;
    const around = element.closest("p, li, td, dd, h2, h3")?.textContent?.trim() ?? "";
    return around.length > (element.textContent?.trim().length ?? 0) + 1;
  }
}
