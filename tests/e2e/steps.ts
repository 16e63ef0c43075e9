import { expect, type Page } from "@playwright/test";
import { locales } from "../../messages/catalogues.ts";
import type { Demo } from "./demo.ts";
import { type Words, wordsIn } from "./words.ts";

export async function open(page: Page, url: string): Promise<void> {
  // Words may be seen before their page is there: in Firefox, going on from such a page may come to nothing.
  await isReady(page);
  await page.goto(url);
  await isReady(page);
}

/** Its scripts have run, where there are any: a press before that is a plain post. */
export async function isReady(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.readyState)).toBe("complete");
}

export async function signIn(
  page: Page,
  url: string,
  t: Words,
  who: { username: string; password: string },
): Promise<void> {
  await open(page, url);
  await page.getByLabel(t("login.username")).fill(who.username);
  await page.getByLabel(t("login.password"), { exact: true }).fill(who.password);
  await page.getByRole("button", { name: t("login.submit"), exact: true }).click();
}

/** Signs in, and sees whose account it is. */
export async function isLetIn(
  page: Page,
  url: string,
  t: Words,
  who: { username: string; password: string; name: string },
): Promise<void> {
  await signIn(page, url, t, who);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(greeting(who.name));
}

/** In any language: the account page speaks that of its person. */
function greeting(name: string): RegExp {
  return new RegExp(`^(${locales.map((locale) => wordsIn(locale)("account.title", { name })).join("|")})$`);
}

export async function isNotLetIn(
  page: Page,
  url: string,
  t: Words,
  who: { username: string; password: string },
): Promise<void> {
  await signIn(page, url, t, who);
  await expect(page.getByText(t("login.not-recognised"))).toBeVisible();
}

/** Presses "Wachtwoord aanvragen", and reads what is said to everybody. */
export async function askForLink(
  page: Page,
  demo: Demo,
  school: string,
  t: Words,
  typed: { username: string; email: string },
): Promise<void> {
  await open(page, demo.at(school, "/forgot"));
  await page.getByLabel(t("forgot.username")).fill(typed.username);
  await page.getByLabel(t("forgot.email")).fill(typed.email);
  await page.getByRole("button", { name: t("forgot.submit") }).click();
  await expect(page.getByRole("heading", { name: t("sent.title") })).toBeVisible();
}

export async function saveNewPassword(
  page: Page,
  t: Words,
  password: string,
  repeat = password,
): Promise<void> {
  await page.getByLabel(t("new-password.new"), { exact: true }).fill(password);
  await page.getByLabel(t("new-password.repeat"), { exact: true }).fill(repeat);
  await page.getByRole("button", { name: t("new-password.save") }).click();
}
