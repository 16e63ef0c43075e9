import { expect, type Page } from "@playwright/test";
import type { Demo } from "./demo.ts";
import { expired, forged } from "./link-of.ts";
import { newMail } from "./mailbox.ts";
import { askForLink, isLetIn, open, saveNewPassword } from "./steps.ts";
import type { Words } from "./words.ts";

/** A pupil with the longest name of the school: what fits for him fits for everybody. */
const username = "maximiliaanalexander.vandenberghedekeersmaeckervansteenhuize";
const email = `${username}@leerling.imb.example`;
const password = "Regenboog-op-dinsdag-0";

/**
 * Shows every screen of the product once, in its plain state and with its
 * errors, and calls `look` at each. The page's browser has chosen the language of `t`.
 */
export async function tour(
  page: Page,
  demo: Demo,
  t: Words,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  const { at, visit, press } = guide(page, demo, look);

  await visit("finder", demo.at(null, "/"));
  await visit("finder with schools", demo.at(null, "/?q=in"));
  await visit("finder without", demo.at(null, `/?q=${"x".repeat(60)}`));
  await visit("unknown school", demo.at("geen-school", "/"));
  await visit("missing page", at("/bestaat-niet"));
  await visit("problem", at("/problem/other-origin"));
  await visit("accessibility", at("/accessibility"));
  await visit("accessibility, at no school", demo.at(null, "/accessibility"));

  await visit("sign in", at("/login?notice=saved"));
  await page.getByLabel(t("login.username")).fill(username);
  await page.getByLabel(t("login.password"), { exact: true }).fill("Niet-het-juiste-1");
  await press(t("login.submit"));
  await expect(page.getByText(t("login.not-recognised"))).toBeVisible();
  await look("sign in, not recognised");

  await visit("forgot", at("/forgot"));
  await press(t("forgot.submit"));
  await expect(page.getByText(t("field.required"))).toHaveCount(2);
  await look("forgot, with errors");
  const { link } = await newMail(demo, email, () => askForLink(page, demo, "imb", t, { username, email }));
  await look("sent");
  await visit("sent, as a page", at("/forgot/sent"));

  await visit("help", at("/help"));
  await press(t("help.submit"));
  await expect(page.getByText(t("field.required"))).toHaveCount(4);
  await look("help, with errors");
  await visit("help, sent", at("/help/sent"));

  await visit("code", at("/code"));
  await page.getByLabel(t("code.code")).fill("BDFG-HJKL-MN");
  await press(t("code.submit"));
  await expect(page.getByText(t("code.wrong"))).toBeVisible();
  await look("code, wrong");

  await visit("new password", link);
  await saveNewPassword(page, t, "kort");
  await expect(page.getByText(t("new-password.refused-length", { least: 8 }))).toBeVisible();
  await look("new password, refused");
  await visit("link expired", await expired(demo, link));
  await visit("link not valid", forged(link));

  await isLetIn(page, at("/login"), t, { username, password, name: "Maximiliaan-Alexander" });
  await look("account");
  await visit("change password", at("/account/password"));
  await press(t("new-password.save"));
  await expect(page.getByText(t("field.required"))).toHaveCount(3);
  await look("change password, with errors");

  await visit("outbox", at("/outbox"));
  await page.getByRole("link", { name: email }).first().click();
  await expect(page.getByRole("heading", { name: t("outbox.as-shown") })).toBeVisible();
  await look("mail");

  await isLetIn(page, at("/login"), t, { username: "an.peeters", password: "Krijtbord9-kraakt", name: "An" });
  await visit("letters", at("/admin/letters"));
  await visit("letters, nobody found", at("/admin/letters?q=xxxxx"));
  await visit("letters, a class", at("/admin/letters?class=1A"));
  await press(t("letters.make"));
  await expect(page.getByRole("article").first()).toBeVisible();
  await look("letters to print");
  await visit("letters, a class again", at("/admin/letters?class=1A"));
  await page.getByLabel(t("letters.layout-labels"), { exact: true }).check();
  await press(t("letters.make"));
  await expect(page.locator(".label").first()).toBeVisible();
  await look("labels to print");
}

/** The same for the desk of the school's administrator. */
export async function deskTour(
  page: Page,
  demo: Demo,
  t: Words,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  const { at, visit, press } = guide(page, demo, look);

  await isLetIn(page, at("/login"), t, { username: "an.peeters", password: "Krijtbord9-kraakt", name: "An" });
  await visit("desk, today", at("/admin"));
  await visit("desk, people", at("/admin/people?q=selle"));
  await page.getByRole("link", { name: "Jan Selle" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jan Selle");
  await look("desk, an account");
  await page.getByRole("link", { name: t("people.edit-person", { name: "Els" }) }).click();
  await expect(page.getByLabel(t("people.family-name"))).toHaveValue("De Wit");
  await look("desk, a person");
  await visit("desk, a new account", at("/admin/people/new"));
  await press(t("people.save"));
  await expect(page.getByText(t("field.required"))).toHaveCount(3);
  await look("desk, a new account, with errors");
  await visit("desk, the password again", at("/admin/confirm"));
  await visit("desk, help messages", at("/admin/help"));
  await visit("desk, closed help messages", at("/admin/help?state=closed"));
}

function guide(page: Page, demo: Demo, look: (screen: string) => Promise<void>) {
  return {
    at: (path: string) => demo.at("imb", path),
    async visit(screen: string, url: string) {
      await open(page, url);
      await look(screen);
    },
    press: (name: string) => page.getByRole("button", { name, exact: true }).click(),
  };
}
