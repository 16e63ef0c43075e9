import { expect } from "@playwright/test";
import { isLetIn } from "../../e2e/steps.ts";
import { administrator } from "./desk.ts";
import type { Tour } from "./tour.ts";

/** Letters and labels with a code, to choose and as they are printed. */
export const letters: Tour = async ({ page, t, at, visit, press, look }) => {
  await isLetIn(page, at("/login"), t, administrator);
  await visit("letters", at("/admin/letters"));
  await visit("letters, nobody found", at("/admin/letters?q=xxxxx"));
  await visit("letters, without an address", at("/admin/letters?without=address"));
  await visit("letters, a class", at("/admin/letters?class=1A"));
  await press(t("letters.make"));
  await expect(page.getByRole("article").first()).toBeVisible();
  await look("letters, to print");
  await visit("letters, a class again", at("/admin/letters?class=1A"));
  // Their letters still work, and nobody is ticked.
  const persons = page.getByRole("group", { name: t("letters.for-whom") });
  for (const box of await persons.getByRole("checkbox").all()) await box.check();
  await page.getByLabel(t("letters.layout-labels"), { exact: true }).check();
  await press(t("letters.make"));
  await expect(page.locator(".label").first()).toBeVisible();
  await look("letters, labels to print");
};
