import type { Page } from "@playwright/test";
import { open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { en, nl } from "../words.ts";

async function pressEnglish(page: Page): Promise<void> {
  await page
    .getByRole("navigation", { name: nl("common.language") })
    .getByRole("button", { name: "English" })
    .click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
}

test("switching the language keeps what was typed at sign-in, the password only in the browser itself", async ({
  page,
  demo,
  javaScriptEnabled,
}) => {
  await open(page, demo.at("imb", "/login"));
  await page.getByLabel(nl("login.username")).fill("jan.selle");
  await page.getByLabel(nl("login.password"), { exact: true }).fill("geheim");
  await page.getByLabel(nl("login.keep")).check();
  await pressEnglish(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en("login.title"));
  await expect(page.getByLabel(en("login.username"))).toHaveValue("jan.selle");
  await expect(page.getByLabel(en("login.password"), { exact: true })).toHaveValue(
    javaScriptEnabled === false ? "" : "geheim",
  );
  await expect(page.getByText(en("field.required"))).toHaveCount(0);
});

test("switching the language keeps what was typed in every field of a form", async ({ page, demo }) => {
  await open(page, demo.at("imb", "/help"));
  const typed = { name: "Mia <b>& co</b>", role: "3B", problem: "Regel 1\nRegel 2", contact: "in de klas" };
  for (const [field, text] of Object.entries(typed)) await page.getByLabel(nl(`help.${field}`)).fill(text);
  await pressEnglish(page);
  for (const [field, text] of Object.entries(typed)) {
    await expect(page.getByLabel(en(`help.${field}`))).toHaveValue(text);
  }
});

test("the choice goes along to other pages, and back", async ({ page, demo }) => {
  await open(page, demo.at("imb", "/forgot/sent"));
  await pressEnglish(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en("sent.title"));
  await open(page, demo.at("imb", "/forgot"));
  await page.getByLabel(en("forgot.email")).fill("jan@");
  await page.getByRole("button", { name: "Nederlands" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("forgot.title"));
  await expect(page.getByLabel(nl("forgot.email"))).toHaveValue("jan@");
});
