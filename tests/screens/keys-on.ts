import { expect, type Page } from "@playwright/test";

/** Waits until the page's own script has taken every mark out (app/_keys), and takes its labels away. */
export async function marksAreOut(page: Page): Promise<void> {
  await expect(page.locator("#keys[data-left='0']")).toBeAttached();
  await page.evaluate(() => document.getElementById("keys")?.setAttribute("hidden", ""));
}

/** The keys of all texts on a page, in their order. */
export async function keysOn(page: Page): Promise<string[]> {
  const keys = await page
    .locator("[data-keys]")
    .evaluateAll((elements) =>
      elements.flatMap((element) => element.getAttribute("data-keys")?.split(" ") ?? []),
    );
  return [...new Set(keys)];
}
