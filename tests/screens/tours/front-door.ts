import { expect } from "@playwright/test";
import { newMail } from "../../e2e/mailbox.ts";
import { askForLink, signIn } from "../../e2e/steps.ts";
import type { Tour } from "./tour.ts";

/** A pupil with the longest name of the school: what fits for him fits for everybody. */
export const longest = {
  username: "maximiliaanalexander.vandenberghedekeersmaeckervansteenhuize",
  email: "maximiliaanalexander.vandenberghedekeersmaeckervansteenhuize@leerling.imb.example",
  password: "Regenboog-op-dinsdag-0",
  name: "Maximiliaan-Alexander",
};

/** What a school shows to anybody: sign in, ask for a link, ask for help. */
export const frontDoor: Tour = async ({ page, demo, t, at, visit, press, look }) => {
  await visit("sign in", at("/login"));
  await press(t("login.submit"));
  await expect(page.getByText(t("field.required"))).toHaveCount(2);
  await look("sign in, with errors");
  await visit("sign in, after a new password", at("/login?notice=saved"));
  await visit("sign in, signed out", at("/login?notice=signed-out"));
  await visit("sign in, asked for on the way", at("/login?notice=sign-in-first"));
  const wrong = { username: "niemand", password: "Niet-het-juiste-1" };
  await signIn(page, at("/login"), t, wrong);
  await expect(page.getByText(t("login.not-recognised"))).toBeVisible();
  await look("sign in, not recognised");
  for (let i = 0; i < 4; i++) {
    await signIn(page, at("/login"), t, wrong);
    await expect(page.getByText(t("login.not-recognised"))).toBeVisible();
  }
  await signIn(page, at("/login"), t, wrong);
  await expect(
    page.getByText(t("login.slowed-down", { time: t("wait.seconds", { seconds: 30 }) })),
  ).toBeVisible();
  await look("sign in, slowed down");

  await visit("forgot", at("/forgot"));
  await press(t("forgot.submit"));
  await expect(page.getByText(t("field.required"))).toHaveCount(2);
  await look("forgot, with errors");
  await newMail(demo, longest.email, () => askForLink(page, demo, "imb", t, longest));
  await look("forgot, sent");
  await visit("forgot, sent, as a page", at("/forgot/sent"));

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
  await visit("outbox", at("/outbox"));
  await page.getByRole("link", { name: longest.email }).first().click();
  await expect(page.getByRole("heading", { name: t("outbox.as-shown") })).toBeVisible();
  await look("outbox, a mail");
  await visit("outbox, empty", demo.at("riverside", "/outbox"));
};
