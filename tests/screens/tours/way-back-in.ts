import { expect } from "@playwright/test";
import { expired, forged } from "../../e2e/link-of.ts";
import { newMail } from "../../e2e/mailbox.ts";
import { askForLink, isLetIn, open, saveNewPassword } from "../../e2e/steps.ts";
import { longest } from "./front-door.ts";
import type { Tour } from "./tour.ts";

const saved = "Kersen-in-juni5";
const noor = { username: "noor.jacobs", email: "noor.jacobs@leerling.imb.example" };

/** From the link in a mail to the account. */
export const wayBackIn: Tour = async ({ page, demo, t, at, visit, press, look }) => {
  const linkTo = (who: typeof noor) =>
    newMail(demo, who.email, () => askForLink(page, demo, "imb", t, who)).then(({ link }) => link);

  const first = await linkTo(longest);
  const link = await linkTo(longest);
  await visit("new password", link);
  await page.getByLabel(t("new-password.new"), { exact: true }).fill("Kersen");
  // Said to a screen reader a moment after the last key.
  await expect(
    page.getByRole("status").filter({ hasText: t("new-password.length", { least: 8 }) }),
  ).toBeAttached();
  await look("new password, half typed");
  await saveNewPassword(page, t, "kort");
  await expect(page.getByText(t("new-password.refused-length", { least: 8 }))).toBeVisible();
  await look("new password, too short");
  await saveNewPassword(page, t, "Welkom123");
  await expect(page.getByText(t("new-password.refused-common"))).toBeVisible();
  await look("new password, too common");
  await saveNewPassword(page, t, saved, "Kersen-in-juli5");
  await expect(page.getByText(t("new-password.refused-different"))).toBeVisible();
  await look("new password, not the same twice");
  await visit("link, expired", await expired(demo, link));
  await visit("link, not valid", forged(link));
  await open(page, link);
  await saveNewPassword(page, t, saved);
  await expect(page.getByText(t("login.saved"))).toBeVisible();
  await visit("link, used", link);
  await visit("link, withdrawn", first);
  await visit("first password", await linkTo(noor));

  await isLetIn(page, at("/login"), t, { ...longest, password: saved });
  await look("account");
  await visit("account, change password", at("/account/password"));
  await press(t("new-password.save"));
  await expect(page.getByText(t("field.required"))).toHaveCount(3);
  await look("account, change password, with errors");
  await isLetIn(page, at("/login"), t, {
    username: "an.peeters",
    password: "Krijtbord9-kraakt",
    name: "An",
  });
  await look("account, of an administrator");
};
