import { isLetIn, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { en, nl } from "../words.ts";

const password = "Regenboog-op-dinsdag-0";

test("a person sees who they are, and ends one other device, then all", async ({
  page,
  demo,
  otherBrowser,
}) => {
  const who = { username: "annelies.claes", password: "Regenboog-op-dinsdag-1", name: "Johan" };
  const signInPage = demo.at("imb", "/login");
  const others = [await otherBrowser(), await otherBrowser(), await otherBrowser()];
  for (const browser of [...others, page]) await isLetIn(browser, signInPage, nl, who);
  await expect(page.getByText("collega van Annelies")).toBeVisible();
  await expect(page.getByText("Instituut Maria-Boodschap, Herentals")).toBeVisible();
  await expect(page.getByText(nl("account.this-device"))).toHaveCount(1);
  const events = page.getByRole("region", { name: nl("account.events") });
  await expect(events.getByText(nl("event.signed-in"))).toHaveCount(4);

  const endOne = page.getByRole("button", { name: /^Afmelden op / });
  await expect(endOne).toHaveCount(3);
  await endOne.first().click();
  await expect(page.getByText(nl("account.ended"))).toBeVisible();
  await expect(endOne).toHaveCount(2);
  await page.getByRole("button", { name: nl("account.end-others") }).click();
  await expect(endOne).toHaveCount(0);
  await expect(events.getByText(nl("event.sessions-ended"))).toHaveCount(2);
  for (const browser of others) {
    await browser.goto(demo.at("imb", "/account"));
    await expect(browser.getByText(nl("login.sign-in-first"))).toBeVisible();
  }
});

test("after signing out the back button shows nothing of anybody", async ({ page, context, demo }) => {
  const who = { username: "yasmine.ouhadi", password, name: "Yasmine" };
  await isLetIn(page, demo.at("imb", "/login"), nl, who);
  const session = (await context.cookies()).find(({ name }) => name === "session");
  expect(session).toMatchObject({ domain: "imb.localhost", httpOnly: true, sameSite: "Lax", path: "/" });
  const answer = await page.goto(demo.at("imb", "/account"));
  expect(answer?.headers()["cache-control"]).toContain("no-store");

  await page.getByRole("button", { name: nl("account.sign-out"), exact: true }).click();
  await expect(page.getByText(nl("login.signed-out"))).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("session");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("login.title"));
  await expect(page.getByText("Ouhadi")).toHaveCount(0);

  await context.addCookies(session ? [session] : []);
  await page.goto(demo.at("imb", "/account"));
  await expect(page.getByText(nl("login.sign-in-first"))).toBeVisible();
});

test("the language of one's mail is kept, and speaks on the next pages", async ({ page, demo }) => {
  const who = { username: "zeynep.dogan", password, name: "Zeynep" };
  await isLetIn(page, demo.at("imb", "/login"), nl, who);
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("button", { name: nl("account.save-language") }).click();
  await expect(page.getByText(en("account.language-saved"))).toBeVisible();
  await open(page, demo.at("imb", "/account/password"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en("change-password.title"));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("a session of one school is nobody's at the other", async ({ page, context, demo }) => {
  await isLetIn(page, demo.at("imb", "/login"), nl, { username: "nour.benhaddou", password, name: "Nour" });
  const session = (await context.cookies()).find(({ name }) => name === "session");
  await context.addCookies(session ? [{ ...session, domain: "riverside.localhost" }] : []);
  await page.goto(demo.at("riverside", "/account"));
  await expect(page.getByText(nl("login.sign-in-first"))).toBeVisible();
});
