import type { Locator, Page } from "@playwright/test";
import { mailsExpected } from "../mailbox.ts";
import { isReady, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

/** Presses Tab until it is reached, as somebody would who can't use a mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 12; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("from a forgotten password to a new one with the keyboard alone", async ({
  page,
  demo,
  browserName,
}) => {
  const email = "adam.benhaddou@leerling.imb.example";
  const keys = page.keyboard;
  await open(page, demo.at("imb", "/login"));
  await expect(page.getByLabel(nl("login.username"))).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: nl("login.forgot") }));
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("forgot.title"));
  await isReady(page);

  const [username, address] = [page.getByLabel(nl("forgot.username")), page.getByLabel(nl("forgot.email"))];
  await expect(username).toBeFocused();
  await keys.type("adam.benhaddou");
  await keys.press("Tab");
  await keys.type("geen adres");
  await keys.press("Enter");
  await expect(page.getByText(nl("field.not-an-email"))).toBeVisible();
  await expect(address).toBeFocused();
  await expect(username).toHaveValue("adam.benhaddou");
  await keys.press("Control+A");
  await keys.type(email);
  await tabTo(page, page.getByRole("button", { name: nl("forgot.submit") }));
  await keys.press("Space");

  const dialog = page.getByRole("dialog", { name: nl("sent.title") });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("button", { name: nl("common.ok") })).toBeFocused();
  // Firefox goes round by its own bars.
  if (browserName !== "firefox") {
    await keys.press("Tab");
    await keys.press("Tab");
    await expect(dialog.getByRole("button", { name: nl("common.ok") })).toBeFocused();
  }
  await keys.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: nl("forgot.submit") })).toBeFocused();

  const mails = await mailsExpected(demo, 1, email);
  await open(page, mails[0]?.link ?? "");
  const [chosen, repeated] = ["new", "repeat"].map((name) =>
    page.getByLabel(nl(`new-password.${name}`), { exact: true }),
  );
  if (!chosen || !repeated) throw new Error("no fields");
  await tabTo(page, chosen);
  await keys.type("Welkom123");
  await tabTo(page, repeated);
  await keys.type("Welkom123");
  await keys.press("Enter");
  await expect(page.getByText(nl("new-password.refused-common"))).toBeVisible();
  await expect(chosen).toBeFocused();
  await keys.type("Kersen-in-juni5");
  await tabTo(page, repeated);
  await keys.type("Kersen-in-juni5");
  await tabTo(page, page.getByRole("button", { name: nl("new-password.save") }));
  await keys.press("Space");
  await expect(page.getByText(nl("login.saved"))).toBeVisible();
});
