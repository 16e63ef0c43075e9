import { expect } from "@playwright/test";
import { newMail } from "../../e2e/mailbox.ts";
import { rows, untilSettled } from "../../e2e/rows.ts";
import { askForLink, isLetIn, isReady, open } from "../../e2e/steps.ts";
import type { Tour } from "./tour.ts";

export const administrator = { username: "an.peeters", password: "Krijtbord9-kraakt", name: "An" };

/** What happened at the school, and its people. */
export const people: Tour = async ({ page, demo, t, at, visit, press, look }) => {
  await newMail(demo, "els.dewit@post.example", () =>
    askForLink(page, demo, "imb", t, { username: "jan.selle", email: "els.dewit@post.example" }),
  );
  await askForLink(page, demo, "imb", t, { username: "jan.selle", email: "mama@elders.example" });
  await untilSettled(demo);
  await isLetIn(page, at("/login"), t, administrator);
  await visit("today", at("/admin"));
  await visit("people", at("/admin/people"));
  await visit("people, found", at("/admin/people?q=selle"));
  await visit("people, nobody found", at("/admin/people?q=xxxxx"));
  await open(page, at("/admin/people?q=selle"));
  await page.getByRole("link", { name: "Jan Selle" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jan Selle");
  await isReady(page);
  const account = page.url();
  await look("account at the desk");
  await newMail(demo, "els.dewit@post.example", () => press(t("people.send-link", { name: "Els" })));
  await expect(page.getByText(t("people.notice.link-sent"))).toBeVisible();
  await untilSettled(demo);
  await page.reload();
  await isReady(page);
  await look("account at the desk, a link was sent");

  await visit("account at the desk, change", `${account}/edit`);
  await page.getByRole("textbox").first().fill("");
  await press(t("people.save"));
  await expect(page.getByText(t("field.required")).first()).toBeVisible();
  await look("account at the desk, change, with errors");
  await visit("person, new", `${account}/add`);
  await press(t("people.save"));
  await expect(page.getByText(t("field.required"))).toHaveCount(2);
  await look("person, new, with errors");
  await open(page, account);
  await page.getByRole("link", { name: t("people.edit-person", { name: "Els" }) }).click();
  await expect(page.getByLabel(t("people.family-name"))).toHaveValue("De Wit");
  await isReady(page);
  const person = page.url();
  await look("person");
  await visit("person, add an address", `${person}/address`);
  await page.getByLabel(t("people.email")).fill("geen adres");
  await press(t("people.save"));
  await expect(page.getByText(t("field.not-an-email"))).toBeVisible();
  await look("person, add an address, with errors");
  await visit("person, remove", `${person}/remove`);
  await visit("account, new", at("/admin/people/new"));
  await press(t("people.save"));
  await expect(page.getByText(t("field.required"))).toHaveCount(3);
  await look("account, new, with errors");
  await visit("log", at("/admin/log"));
  await visit("log, nothing found", at("/admin/log?account=niemand"));
};

/** Help messages, settings, and the password that is asked again. */
export const desk: Tour = async ({ page, demo, t, at, visit, press, look }) => {
  await open(page, at("/help"));
  await page.getByLabel(t("help.name")).fill("Fien Verlinden");
  await page.getByLabel(t("help.role")).fill("3B");
  await page.getByLabel(t("help.problem")).fill("Ik weet mijn gebruikersnaam niet meer.\nEn mama ook niet.");
  await page.getByLabel(t("help.contact")).fill("fien@post.example");
  await press(t("help.submit"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("help.sent-title"));
  await isLetIn(page, at("/login"), t, administrator);
  await visit("help messages", at("/admin/help"));
  await page.getByRole("link", { name: "Fien Verlinden" }).click();
  await isReady(page);
  await look("help message");
  await press(t("inbox.submit"));
  await expect(page.getByText(t("field.required"))).toBeVisible();
  await look("help message, with errors");
  await page.getByLabel(t("inbox.text"), { exact: true }).fill("fien.verlinden");
  await newMail(demo, "fien@post.example", () => press(t("inbox.submit")));
  await expect(page.getByText(t("inbox.notice.answered"))).toBeVisible();
  await untilSettled(demo);
  await page.reload();
  await isReady(page);
  await look("help message, answered");
  await visit("help messages, none closed", at("/admin/help?state=closed"));

  await visit("settings", at("/admin/settings"));
  await page.getByLabel(t("settings.name"), { exact: true }).fill("");
  await press(t("people.save"));
  await expect(page.getByText(t("field.required"))).toBeVisible();
  await look("settings, with errors");
  await visit("settings, no logo", at("/admin/settings/logo"));

  await rows(demo, "update sessions set confirmed_at = 0");
  await visit("password again", at("/admin/people/new"));
  await page.getByLabel(t("change-password.present"), { exact: true }).fill("Niet-het-juiste-1");
  await press(t("desk.confirm"));
  await expect(page.getByText(t("change-password.wrong"))).toBeVisible();
  await look("password again, wrong");
};
