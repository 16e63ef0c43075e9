import type { Page } from "@playwright/test";
import { open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { en, nl } from "../words.ts";

async function search(page: Page, typed: string): Promise<void> {
  await page.getByLabel(nl("finder.label")).fill(typed);
  await page.getByRole("button", { name: nl("finder.search") }).click();
  await expect(page.getByLabel(nl("finder.label"))).toHaveValue(typed);
}

test("a few letters of a name or town lead to the school", async ({ page, demo }) => {
  await open(page, demo.at(null, "/"));
  for (const typed of ["maria boodschap", "HÉRENTALS", "boodsch"]) {
    await search(page, typed);
    await expect(page.getByRole("status")).toHaveText(nl("finder.found", { count: 1 }));
    await expect(page.getByRole("link", { name: /Instituut Maria-Boodschap/ })).toBeVisible();
  }
  for (const typed of ["%%", "a", "' or 1=1 --", "<script>alert(1)</script>"]) {
    await search(page, typed);
    await expect(page.getByRole("listitem")).toHaveCount(0);
  }
  await search(page, "xyz");
  await expect(page.getByRole("status")).toHaveText(nl("finder.none", { typed: "xyz" }));
  await search(page, "river");
  await page.getByRole("link", { name: /Riverside/ }).click();
  await expect(page).toHaveURL(demo.at("riverside", "/login"));
});

test("an unknown school's door leads to the finder, in the visitor's language", async ({
  page,
  demo,
  otherBrowser,
}) => {
  for (const [browser, t] of [
    [page, nl],
    [await otherBrowser({ locale: "en-GB" }), en],
  ] as const) {
    for (const path of ["/", "/login", "/otp/x"]) {
      const answer = await browser.goto(demo.at("geen-school", path));
      expect(answer?.status()).toBe(404);
      await expect(browser.getByRole("heading", { level: 1 })).toHaveText(t("not-found.unknown-school"));
    }
    await browser.getByRole("link", { name: t("not-found.to-finder") }).click();
    await expect(browser).toHaveURL(demo.at(null, "/"));
    await expect(browser.getByRole("heading", { level: 1 })).toHaveText(t("finder.title"));
  }
});

test("on the bare domain the pages of a school lead to the finder", async ({ page, demo }) => {
  for (const path of ["/login", "/forgot", "/help", "/account", "/otp/x"]) {
    await page.goto(demo.at(null, path));
    await expect(page).toHaveURL(demo.at(null, "/"));
  }
  const answer = await page.goto(demo.at("imb", "/bestaat-niet"));
  expect(answer?.status()).toBe(404);
  await page.getByRole("link", { name: nl("not-found.to-sign-in") }).click();
  await expect(page).toHaveURL(demo.at("imb", "/login"));
  await page.goto(demo.at("imb", "/.well-known/change-password"));
  await expect(page.getByText(nl("login.sign-in-first"))).toBeVisible();
});
