import { mailsExpected } from "../mailbox.ts";
import { askForLink, isLetIn, isNotLetIn, open, saveNewPassword } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const username = "noor.jacobs";
const family = [
  "noor.jacobs@leerling.imb.example",
  "ilse.hermans@post.example",
  "bart.jacobs@post.example",
] as const;

test("a new pupil and her mother each choose a first password", async ({ page, demo }) => {
  const signInPage = demo.at("imb", "/login");
  await isNotLetIn(page, signInPage, nl, { username, password: "Zandkasteel-4-torens" });
  await askForLink(page, demo, "imb", nl, { username, email: family[0] });
  const mails = await mailsExpected(demo, 3, ...family);
  const [noor, mother] = family.map((address) => mails.find(({ to }) => to === address));
  expect(noor?.subject).toBe(nl("mail.activation.subject", { whom: "Noor" }));
  expect(mother?.subject).toBe(nl("mail.activation.subject", { whom: "Ilse (mama van Noor)" }));

  const chosen = [
    [noor, "Zandkasteel-4-torens", "Noor"],
    [mother, "Theelepel-9-zilver", "Ilse"],
  ] as const;
  for (const [mail, password, name] of chosen) {
    await open(page, mail?.link ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("new-password.first-title"));
    await saveNewPassword(page, nl, password);
    await expect(page.getByText(nl("login.saved"))).toBeVisible();
    await isLetIn(page, signInPage, nl, { username, password, name });
  }
});
