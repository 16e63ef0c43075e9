import { mailsExpected } from "../mailbox.ts";
import { rows } from "../rows.ts";
import { askForLink, isLetIn, isNotLetIn, open, saveNewPassword } from "../steps.ts";
import { expect, test } from "../story.ts";
import { en } from "../words.ts";

test.use({ locale: "en-GB" });

const [username, email] = ["jan.selle", "ingrid.lund@post.example"];

test("at a school with passphrases a mother chooses a little sentence, in English", async ({
  page,
  demo,
}) => {
  const signInPage = demo.at("riverside", "/login");
  await askForLink(page, demo, "riverside", en, { username, email });
  const [mail] = await mailsExpected(demo, 1, email);
  expect(mail?.subject).toBe(en("mail.recovery.subject", { whom: "Ingrid (Jan Erik’s mum)" }));
  expect(mail?.link).toMatch(demo.at("riverside", "/otp/"));

  await open(page, mail?.link ?? "");
  await expect(page.getByText(en("new-password.passphrase-tip"))).toBeVisible();
  for (const [refused, why] of [
    ["Short-7-words!", en("new-password.refused-length", { least: 15 })],
    ["riverside international", en("new-password.refused-contains-name")],
    // Her son's, refused in the words for a common one.
    ["seven kites over the dunes", en("new-password.refused-common")],
  ] as const) {
    await saveNewPassword(page, en, refused);
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByLabel(en("new-password.new"), { exact: true })).toHaveValue("");
    await expect(page.getByLabel(en("new-password.new"), { exact: true })).toBeFocused();
  }
  await saveNewPassword(page, en, "two otters by the river bank");
  await expect(page.getByText(en("login.saved"))).toBeVisible();
  await isNotLetIn(page, signInPage, en, { username, password: "cardamom buns on sunday" });
  await isLetIn(page, signInPage, en, { username, password: "two otters by the river bank", name: "Ingrid" });
  // The school next door has a pupil of the same name, and hears nothing.
  const astray = `select l.id from recovery_links l join recovery_requests r on r.id = l.request_id
    where l.school_id <> r.school_id`;
  expect(await rows(demo, astray)).toEqual([]);
});
