import type { Page } from "@playwright/test";
import type { Demo } from "../demo.ts";
import { mailsExpected, newMail } from "../mailbox.ts";
import { rows } from "../rows.ts";
import { isLetIn, isNotLetIn, isReady, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const an = { username: "an.peeters", password: "Krijtbord9-kraakt", name: "An" };

/** At the desk, with an account found and opened. */
async function openAccount(page: Page, demo: Demo, typed: string, name: string): Promise<void> {
  await isLetIn(page, demo.at("imb", "/login"), nl, an);
  await page.getByRole("link", { name: nl("account.to-desk") }).click();
  await page.getByRole("link", { name: nl("desk.room.people"), exact: true }).click();
  await isReady(page);
  await page.getByLabel(nl("people.search-label")).fill(typed);
  await page.getByRole("button", { name: nl("people.search") }).click();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await isReady(page);
}

test("the administrator finds a family, sends papa a link, and takes it back", async ({ page, demo }) => {
  await openAccount(page, demo, "ouhadi", "Yasmine Ouhadi");
  const send = page.getByRole("button", { name: /^Stuur \S+ een link$/ }).first();
  const [who] = /(?<=Stuur )\S+/.exec((await send.textContent()) ?? "") ?? [];
  const person = page.getByRole("region", { name: new RegExp(`^${who}`) });
  const email = (await person.locator("li").first().textContent())?.trim() ?? "";
  const { link } = await newMail(demo, email, async () => {
    await send.click();
    await expect(page.getByText(nl("people.notice.link-sent"))).toBeVisible();
  });

  await page
    .getByRole("button", { name: /^De link van/ })
    .first()
    .click();
  await expect(page.getByText(nl("people.notice.revoked"))).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("link.withdrawn-title"));
});

test("an address is added and taken away, and everybody who should is told", async ({ page, demo }) => {
  await openAccount(page, demo, "noor jacobs", "Noor Jacobs");
  await page.getByRole("link", { name: nl("people.edit-person", { name: "Noor" }) }).click();
  await page.getByRole("link", { name: nl("people.add-address") }).click();
  await isReady(page);
  await page.getByLabel(nl("people.email")).fill("geen adres");
  await page.getByRole("button", { name: nl("people.save") }).click();
  await expect(page.getByText(nl("field.not-an-email"))).toBeVisible();
  await expect(page.getByLabel(nl("people.email"))).toHaveValue("geen adres");
  // By its keys: from outside, what stands in a field for addresses can't be selected in Firefox.
  await page.getByLabel(nl("people.email")).press("ControlOrMeta+A");
  await page.keyboard.type("noor.thuis@post.example");
  await page.getByRole("button", { name: nl("people.save") }).click();
  await expect(page.getByText(nl("people.notice.address-added"))).toBeVisible();
  await mailsExpected(demo, 1, "noor.thuis@post.example");

  await page.getByRole("link", { name: nl("people.edit-person", { name: "Noor" }) }).click();
  await page
    .getByRole("button", { name: nl("people.remove-of", { email: "noor.thuis@post.example" }) })
    .click();
  await expect(page.getByText(nl("people.notice.address-removed"))).toBeVisible();
  await mailsExpected(demo, 2, "noor.thuis@post.example");
});

test("a co-account is added, shut out and removed", async ({ page, demo, otherBrowser }) => {
  await openAccount(page, demo, "milan aerts", "Milan Aerts");
  await page.getByRole("link", { name: nl("people.add-person") }).click();
  await isReady(page);
  await page.getByRole("button", { name: nl("people.save") }).click();
  await expect(page.getByText(nl("field.required"))).toHaveCount(2);
  await page.getByLabel(nl("people.given-name")).fill("Godelieve");
  await page.getByLabel(nl("people.family-name")).fill("Van den Broeck");
  await page.getByLabel(nl("people.relation")).selectOption("grandparent");
  await page.getByRole("button", { name: nl("people.save") }).click();
  await expect(page.getByText(nl("people.notice.added"))).toBeVisible();
  await expect(page.getByRole("heading", { name: "Godelieve Van den Broeck (oma of opa)" })).toBeVisible();

  const milan = { username: "milan.aerts", password: "Dino-eet-8-varens", name: "Milan" };
  const known = await rows(demo, "select password_verifier from persons where given_name = 'Milan'");
  expect(known.length).toBeGreaterThan(0);
  await page.getByRole("link", { name: nl("people.edit-person", { name: "Godelieve" }) }).click();
  await isReady(page);
  await page.getByLabel(nl("people.may-sign-in"), { exact: true }).selectOption("until");
  await page.getByLabel(nl("people.last-day"), { exact: true }).fill("2020-01-31");
  await page.getByRole("button", { name: nl("people.save") }).click();
  const oma = page.getByRole("region", { name: /^Godelieve/ });
  await expect(oma.getByText(nl("people.ended", { date: "31 januari 2020" }))).toBeVisible();
  await isNotLetIn(await otherBrowser(), demo.at("imb", "/login"), nl, {
    ...milan,
    password: "Geen-van-hen-1",
  });

  await page.getByRole("link", { name: nl("people.edit-person", { name: "Godelieve" }) }).click();
  await page.getByRole("link", { name: nl("people.remove", { name: "Godelieve" }) }).click();
  await isReady(page);
  await page.getByRole("button", { name: nl("people.remove", { name: "Godelieve" }) }).click();
  await expect(page.getByText(nl("people.notice.removed"))).toBeVisible();
  await expect(page.getByText("Godelieve")).toHaveCount(0);
});

test("after a while the password is asked again, and the page that was asked for follows", async ({
  page,
  demo,
}) => {
  await isLetIn(page, demo.at("imb", "/login"), nl, an);
  await rows(demo, "update sessions set confirmed_at = 0");
  await open(page, demo.at("imb", "/admin/people/new"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("desk.confirm-title"));
  const password = page.getByLabel(nl("change-password.present"), { exact: true });
  await password.fill("Niet-het-juiste-1");
  await page.getByRole("button", { name: nl("desk.confirm"), exact: true }).click();
  await expect(page.getByText(nl("change-password.wrong"))).toBeVisible();
  await password.fill(an.password);
  await page.getByRole("button", { name: nl("desk.confirm"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("people.new"));
});

test("for a pupil there is no desk", async ({ page, demo }) => {
  await isLetIn(page, demo.at("imb", "/login"), nl, {
    username: "yasmine.ouhadi",
    password: "Regenboog-op-dinsdag-0",
    name: "Yasmine",
  });
  await expect(page.getByRole("link", { name: nl("account.to-desk") })).toHaveCount(0);
  for (const path of ["/admin", "/admin/people", "/admin/people/new", "/admin/confirm"]) {
    expect((await page.goto(demo.at("imb", path)))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("not-found.title"));
  }
});
