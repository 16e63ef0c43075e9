import { mailsExpected } from "../mailbox.ts";
import { askForLink, isLetIn, isNotLetIn, isReady, open, saveNewPassword } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const jan = ["jan.selle@leerling.imb.example"] as const;
const mama = ["els.dewit@post.example", "els@dewit-advies.example"] as const;
const papa = ["koen.selle@post.example"] as const;
const username = "jan.selle";

test("papa forgot his password: everybody of the family gets a link, and his changes his alone", async ({
  page,
  demo,
  otherBrowser,
}) => {
  const signInPage = demo.at("imb", "/login");
  await askForLink(page, demo, "imb", nl, { username: " Jan.SELLE ", email: "Koen.Selle@POST.example" });
  await page
    .getByRole("button", { name: nl("common.ok") })
    .or(page.getByRole("link", { name: nl("common.ok") }))
    .click();

  const mails = await mailsExpected(demo, 4, ...jan, ...mama, ...papa);
  expect(mails.map(({ to }) => to).sort()).toEqual([...jan, ...mama, ...papa].sort());
  const subjectTo = (address: string) => mails.find(({ to }) => to === address)?.subject;
  expect(subjectTo(papa[0])).toContain("papa van Jan");
  expect(subjectTo(mama[0])).toBe(subjectTo(mama[1]));
  expect(subjectTo(mama[0])).toMatch(/^Choose a new password for .*Jan’s mum/);
  expect(new Set(mails.map(({ link }) => link)).size).toBe(4);

  // Papa reads his mail as the demo shows it.
  await page.goto(demo.at("imb", "/outbox"));
  await page.getByRole("link", { name: papa[0] }).click();
  const mail = page.locator("iframe").contentFrame();
  const opened = page.waitForEvent("popup");
  await mail.getByRole("link", { name: nl("mail.recovery.button") }).click();
  const link = await opened;
  await expect(link.getByRole("heading", { level: 1 })).toHaveText(nl("new-password.title"));
  await expect(link.getByText("papa van Jan")).toBeVisible();
  await expect(link.getByLabel(nl("new-password.username"))).toHaveValue(username);

  // Until he saves, the old password works.
  const old = { username, password: "Fietsband-2x-lek" };
  await isLetIn(await otherBrowser(), signInPage, nl, { ...old, name: "Koen" });

  await isReady(link);
  await saveNewPassword(link, nl, "Kersen-in-juni5");
  await expect(link.getByText(nl("login.saved"))).toBeVisible();
  await isNotLetIn(page, signInPage, nl, old);
  await isLetIn(page, signInPage, nl, { username, password: "Kersen-in-juni5", name: "Koen" });

  for (const [name, password] of [
    ["Jan", "Kikker7-in-de-vijver"],
    ["Els", "Thee+beschuit-om-3"],
  ] as const) {
    await isLetIn(await otherBrowser(), signInPage, nl, { username, password, name });
  }
  const notices = (await mailsExpected(demo, 2, ...papa)).filter(({ file }) =>
    file.includes("password-changed"),
  );
  expect(notices.map(({ subject }) => subject)).toEqual([
    nl("mail.password-changed.subject", { whom: "Koen (papa van Jan)" }),
  ]);
  expect(notices[0]?.link).toBe("");
  await mailsExpected(demo, 4 + 1, ...jan, ...mama, ...papa);
});

test("papa asked twice: both links work, and the one he does not use dies with the other", async ({
  page,
  demo,
}) => {
  // Another family, so that this story stands alone.
  const [username, address] = ["tom.maes", "dirk.maes@post.example"];
  for (const _ of [1, 2]) await askForLink(page, demo, "imb", nl, { username, email: address });
  const [first, second] = await mailsExpected(demo, 2, address);
  await open(page, second?.link ?? "");
  await open(page, first?.link ?? "");
  await saveNewPassword(page, nl, "Kersen-in-juni5");
  await expect(page.getByText(nl("login.saved"))).toBeVisible();
  const answer = await page.goto(second?.link ?? "");
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("link.withdrawn-title"));
  const used = await page.goto(first?.link ?? "");
  expect(used?.status()).toBe(410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("link.used-title"));
  await mailsExpected(demo, 0, "hilde.goossens@post.example", "wim.lemmens@imb.example");
});
