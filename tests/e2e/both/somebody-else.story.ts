import { mailsExpected } from "../mailbox.ts";
import { askForLink, isLetIn, open, saveNewPassword } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

test("a link used where somebody else is signed in leaves both as they were", async ({
  page,
  demo,
  otherBrowser,
}) => {
  const signInPage = demo.at("imb", "/login");
  const email = "roos.janssens@leerling.imb.example";
  await isLetIn(page, signInPage, nl, {
    username: "kato.vanthof",
    password: "Regenboog-op-dinsdag-0",
    name: "Kato",
  });
  const atHome = await otherBrowser();
  await isLetIn(atHome, signInPage, nl, {
    username: "heloise.heylen",
    password: "Regenboog-op-dinsdag-0",
    name: "Héloïse",
  });
  await askForLink(page, demo, "imb", nl, { username: "roos.janssens", email });
  const [mail] = await mailsExpected(demo, 1, email);

  await open(page, mail?.link ?? "");
  await expect(page.getByText("Kato")).toHaveCount(0);
  await saveNewPassword(page, nl, "Kersen-in-juni5");
  await expect(page.getByText(nl("login.saved"))).toBeVisible();

  for (const [browser, name] of [
    [page, "Kato"],
    [atHome, "Héloïse"],
  ] as const) {
    await browser.goto(demo.at("imb", "/account"));
    await expect(browser.getByRole("heading", { level: 1 })).toHaveText(nl("account.title", { name }));
  }
  await isLetIn(await otherBrowser(), signInPage, nl, {
    username: "roos.janssens",
    password: "Kersen-in-juni5",
    name: "Roos",
  });
});
