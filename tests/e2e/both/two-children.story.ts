import { mailsExpected } from "../mailbox.ts";
import { askForLink, isLetIn, isReady, open, saveNewPassword } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const email = "sarah.vandamme@post.example";

test("a mother with the links of two children in two tabs sets the right password in each", async ({
  page,
  context,
  demo,
}) => {
  for (const username of ["lena.aerts", "milan.aerts"])
    await askForLink(page, demo, "imb", nl, { username, email });
  const mails = await mailsExpected(demo, 2, email);
  const linkFor = (child: string) => mails.find(({ subject }) => subject.includes(child))?.link ?? "";

  const second = await context.newPage();
  await open(page, linkFor("Lena"));
  await open(second, linkFor("Milan"));
  await expect(page.getByText("mama van Lena")).toBeVisible();
  await expect(second.getByText("mama van Milan")).toBeVisible();
  await saveNewPassword(page, nl, "Lenteregen-om-8-uur");
  await expect(page.getByText(nl("login.saved"))).toBeVisible();
  await isReady(second);
  await saveNewPassword(second, nl, "Herfstblad-is-1-mooi");
  await expect(second.getByText(nl("login.saved"))).toBeVisible();

  const signInPage = demo.at("imb", "/login");
  const everybody = [
    ["lena.aerts", "Lenteregen-om-8-uur", "Sarah"],
    ["milan.aerts", "Herfstblad-is-1-mooi", "Sarah"],
    ["lena.aerts", "Vlieger-4-touwen", "Lena"],
    ["milan.aerts", "Raket-9-naar-Mars", "Milan"],
  ] as const;
  for (const [username, password, name] of everybody)
    await isLetIn(page, signInPage, nl, { username, password, name });
});
