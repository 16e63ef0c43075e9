import { mailsExpected } from "../mailbox.ts";
import { isLetIn, isNotLetIn, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const who = { username: "ismail.koc", password: "Regenboog-op-dinsdag-0", name: "İsmail" };

test("changing the password asks for the present one, and signs out the other devices", async ({
  page,
  demo,
  otherBrowser,
}) => {
  const signInPage = demo.at("imb", "/login");
  const elsewhere = await otherBrowser();
  await isLetIn(elsewhere, signInPage, nl, who);
  await isLetIn(page, signInPage, nl, who);
  await page.getByRole("link", { name: nl("account.change-password") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("change-password.title"));

  const attempts = [
    ["Niet-het-juiste-1", "Kersen-in-juni5", "Kersen-in-juni5", nl("change-password.wrong")],
    [who.password, "Welkom123", "Welkom123", nl("new-password.refused-common")],
    [who.password, "Kers5", "Kers6", nl("new-password.refused-different")],
  ] as const;
  for (const [present, chosen, repeated, why] of attempts) {
    await change(present, chosen, repeated);
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByText(nl("new-password.refused-length", { least: 8 }))).toHaveCount(
      chosen === "Kers5" ? 1 : 0,
    );
    await expect(page.getByLabel(nl("change-password.present"))).toHaveValue("");
  }
  await change(who.password, "Kersen-in-juni5", "Kersen-in-juni5");
  await expect(page.getByText(nl("account.password-changed"))).toBeVisible();
  await expect(page.getByText(nl("event.password-changed"))).toBeVisible();

  await elsewhere.goto(demo.at("imb", "/account"));
  await expect(elsewhere.getByText(nl("login.sign-in-first"))).toBeVisible();
  await isNotLetIn(elsewhere, signInPage, nl, who);
  await isLetIn(elsewhere, signInPage, nl, { ...who, password: "Kersen-in-juni5" });
  const [notice] = await mailsExpected(demo, 1, "ismail.koc@imb.example");
  expect(notice?.subject).toBe(nl("mail.password-changed.subject", { whom: "İsmail" }));

  async function change(present: string, chosen: string, repeated: string): Promise<void> {
    await open(page, demo.at("imb", "/account/password"));
    await page.getByLabel(nl("change-password.present")).fill(present);
    await page.getByLabel(nl("new-password.new"), { exact: true }).fill(chosen);
    await page.getByLabel(nl("new-password.repeat"), { exact: true }).fill(repeated);
    await page.getByRole("button", { name: nl("new-password.save") }).click();
  }
});
