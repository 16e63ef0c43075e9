import type { Page } from "@playwright/test";
import decodeQR from "qr/decode.js";
import { rows } from "../rows.ts";
import { isLetIn, isNotLetIn, open, saveNewPassword } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const an = { username: "an.peeters", password: "Krijtbord9-kraakt", name: "An" };
const username = "lotte.claes";

/** An signs in and finds Lotte's account at the desk. */
async function findsLotte(page: Page, at: (path: string) => string): Promise<void> {
  await isLetIn(page, at("/login"), nl, an);
  await open(page, at("/admin/letters"));
  await page.getByLabel(nl("letters.search")).fill("lotte claes");
  await page.getByRole("button", { name: nl("letters.find") }).click();
  // Whoever has a letter already, of another story perhaps, is not ticked.
  await page.getByLabel("Lotte Claes", { exact: true }).check();
}

/** The boxes of those who were found. */
const boxesOn = (page: Page) =>
  page.getByRole("group", { name: nl("letters.for-whom") }).getByRole("checkbox");

const codesOn = (page: Page) => page.locator(".code").allTextContents();

/** What a camera reads: the picture as it stands in the page, cell by cell. */
async function scanned(page: Page): Promise<string> {
  const size = Number((await page.locator("svg.qr").first().getAttribute("viewBox"))?.split(" ")[2]);
  const ink = (await page.locator("svg.qr .qr-ink").first().getAttribute("d")) ?? "";
  const [scale, data] = [4, new Uint8Array(16 * size * size * 4).fill(255)];
  for (const [, x, y, width] of ink.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const from = (row * size * scale + Number(x) * scale) * 4;
      for (let i = from; i < from + Number(width) * scale * 4; i++) if (i % 4 !== 3) data[i] = 0;
    }
  }
  return decodeQR({ width: size * scale, height: size * scale, data });
}

test("a pupil without an address gets a letter, and types its code once", async ({
  page,
  demo,
  otherBrowser,
  javaScriptEnabled,
}) => {
  const at = (path: string) => demo.at("imb", path);
  const [old, chosen] = ["Zonnebloem-3m-hoog", "Regenboog-op-dinsdag-0"];
  await findsLotte(page, at);
  // Her father may be ticked too; this letter is for her alone.
  await page.getByLabel(/^Geert Claes/).uncheck();
  await page.getByRole("button", { name: nl("letters.make") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("letters.ready-letters", { count: 1 }));
  await expect(page.getByRole("article")).toContainText("Dag Lotte,");
  expect(page.url()).toBe(at("/admin/letters"));
  const [code = ""] = await codesOn(page);
  expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}-[A-Z]{2}$/);
  expect(await scanned(page)).toMatch(new RegExp(`^${at("/otp/")}[\\w.-]+$`));

  const lotte = await otherBrowser({ javaScriptEnabled: javaScriptEnabled ?? true });
  await isLetIn(lotte, at("/login"), nl, { username, password: old, name: "Lotte" });
  await lotte.context().clearCookies();
  await open(lotte, at("/forgot"));
  await lotte.getByRole("link", { name: nl("code.link") }).click();
  await lotte.getByLabel(nl("code.code")).fill(` ${code.toLowerCase().replaceAll("-", " ")}`);
  await lotte.getByRole("button", { name: nl("code.submit") }).click();
  await expect(lotte.getByRole("heading", { level: 1 })).toHaveText(nl("new-password.title"));
  await saveNewPassword(lotte, nl, chosen);
  await expect(lotte.getByText(nl("login.saved"))).toBeVisible();
  await isLetIn(lotte, at("/login"), nl, { username, password: chosen, name: "Lotte" });
  await lotte.context().clearCookies();
  await isNotLetIn(lotte, at("/login"), nl, { username, password: old });

  await open(lotte, at("/code"));
  await lotte.getByLabel(nl("code.code")).fill(code);
  await lotte.getByRole("button", { name: nl("code.submit") }).click();
  await expect(lotte.getByText(nl("code.wrong"))).toBeVisible();
  await expect(lotte.getByLabel(nl("code.code"))).toBeFocused();

  // A second letter, whose picture she scans: the password that other stories know her by.
  await findsLotte(page, at);
  await page.getByLabel(/^Geert Claes/).uncheck();
  await page.getByRole("button", { name: nl("letters.make") }).click();
  await open(lotte, await scanned(page));
  await saveNewPassword(lotte, nl, old);
  await expect(lotte.getByText(nl("login.saved"))).toBeVisible();

  const lines = await rows(
    demo,
    "select kind, outcome, detail from audit_events where kind = 'letters-printed'",
  );
  expect(lines).toContainEqual(expect.objectContaining({ outcome: "done", detail: "1" }));
});

test("loading the letters again makes no new ones, and says how to get them", async ({ page, demo }) => {
  const at = (path: string) => demo.at("imb", path);
  const made = async () =>
    (await rows(demo, "select id from audit_events where kind = 'letters-printed'")).length;
  await findsLotte(page, at);
  await page.getByLabel(/^Geert Claes/).check();
  await page.getByRole("button", { name: nl("letters.make") }).click();
  await expect(page.getByRole("article").first()).toBeVisible();
  const before = await made();
  await page.reload();
  await expect(page.getByRole("alert")).toHaveText(nl("letters.made-already", { count: 2 }));
  expect(await made()).toBe(before);
  await page.getByRole("button", { name: nl("letters.make") }).click();
  await expect(page.getByRole("article").first()).toBeVisible();
  expect(await made()).toBe(before + 2);
});

test("a whole class gets labels, and nobody of them is forgotten", async ({ page, demo }) => {
  const at = (path: string) => demo.at("imb", path);
  await isLetIn(page, at("/login"), nl, an);
  await open(page, at("/admin/letters"));
  await page.getByLabel(nl("letters.class"), { exact: true }).selectOption("2B");
  await page.getByRole("button", { name: nl("letters.find") }).click();
  const boxes = boxesOn(page);
  await expect(boxes.nth(10)).toBeVisible();
  // A long page comes in pieces.
  await page.waitForLoadState();
  const count = await boxes.count();
  for (const box of await boxes.all()) await box.check();
  await page.getByLabel(nl("letters.layout-labels"), { exact: true }).check();
  await page.getByLabel(nl("letters.days")).selectOption("14");
  await page.getByRole("button", { name: nl("letters.make") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("letters.ready-labels", { count }));
  await expect(page.locator(".code")).toHaveCount(count);
  expect(new Set(await codesOn(page)).size).toBe(count);
});

test("the way from today leads to everybody without an address; nothing asked and nobody found are said", async ({
  page,
  demo,
}) => {
  const at = (path: string) => demo.at("imb", path);
  await isLetIn(page, at("/login"), nl, an);
  await open(page, at("/admin"));
  await page.getByRole("link", { name: nl("today.to-letters") }).click();
  await expect(page.getByLabel(nl("letters.without-address"))).toBeChecked();
  await expect(page.getByLabel("Lotte Claes", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Jan Selle", { exact: true })).toHaveCount(0);
  await page.getByLabel(nl("letters.search")).fill("jan.selle");
  await page.getByRole("button", { name: nl("letters.find") }).click();
  await expect(page.getByRole("status")).toHaveText(nl("letters.none-without"));
  await page.getByLabel(nl("letters.search")).fill("");
  await page.getByLabel(nl("letters.without-address")).uncheck();
  await page.getByRole("button", { name: nl("letters.find") }).click();
  await expect(page.getByRole("status")).toHaveText(nl("letters.ask-first"));
});

test("nobody chosen is said, and what was chosen stays; another school's pupil gets none", async ({
  page,
  demo,
}) => {
  const at = (path: string) => demo.at("imb", path);
  await findsLotte(page, at);
  for (const box of await boxesOn(page).all()) await box.uncheck();
  await page.getByLabel(nl("letters.days")).selectOption("3");
  await page.getByRole("button", { name: nl("letters.make") }).click();
  await expect(page.getByText(nl("letters.nobody"))).toBeVisible();
  await expect(page.getByLabel(nl("letters.days"))).toHaveValue("3");
  await expect(page.getByLabel("Lotte Claes", { exact: true })).not.toBeChecked();
});

test("letters are in no cache and in no address, and are gone when the page is left", async ({
  page,
  demo,
}) => {
  const at = (path: string) => demo.at("imb", path);
  await findsLotte(page, at);
  await page.getByLabel(/^Geert Claes/).check();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: nl("letters.make") }).click(),
  ]);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toContain("no-store");
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("letters.ready-letters", { count: 2 }));
  const [code = ""] = await codesOn(page);
  await page.getByRole("link", { name: nl("letters.done") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("letters.title"));
  expect(await page.content()).not.toContain(code);
  expect(demo.output()).not.toContain(code);
});
