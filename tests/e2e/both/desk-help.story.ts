import { newMail } from "../mailbox.ts";
import { isLetIn, isReady, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const an = { username: "an.peeters", password: "Krijtbord9-kraakt", name: "An" };

test("a call for help is found at the desk, tied to its account and answered by mail", async ({
  page,
  demo,
  otherBrowser,
}, { project }) => {
  const name = `Fien Verlinden ${project.name}`;
  const email = `fien.${project.name}@post.example`;
  const visitor = await otherBrowser({ locale: "nl-BE" });
  await open(visitor, demo.at("imb", "/help"));
  await visitor.getByLabel(nl("help.name")).fill(name);
  await visitor.getByLabel(nl("help.role")).fill("leerling van 3B");
  await visitor
    .getByLabel(nl("help.problem"))
    .fill("Ik weet mijn gebruikersnaam niet meer.\nEn mama ook niet.");
  await visitor.getByLabel(nl("help.contact")).fill(email);
  await visitor.getByRole("button", { name: nl("help.submit") }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(nl("help.sent-title"));

  await isLetIn(page, demo.at("imb", "/login"), nl, an);
  await page.goto(demo.at("imb", "/admin"));
  await page.getByRole("link", { name: nl("desk.room.messages"), exact: true }).click();
  await page.getByRole("link", { name }).click();
  await isReady(page);
  await expect(page.getByText("En mama ook niet.")).toBeVisible();

  await expect(page.getByRole("link", { name: nl("inbox.find-account") })).toHaveAttribute("href", /q=Fien/);

  const answer = page.getByRole("button", { name: nl("inbox.submit") });
  await answer.click();
  await expect(page.getByText(nl("field.required"))).toBeVisible();
  await expect(page.getByLabel(nl("inbox.email"), { exact: true })).toHaveValue(email);
  await page
    .getByLabel(nl("inbox.text"), { exact: true })
    .fill("Dag Fien, je gebruikersnaam is fien.verlinden.");
  const mail = await newMail(demo, email, () => answer.click());
  expect(mail.subject).toBe(nl("mail.help-answer.subject", { school: "Instituut Maria-Boodschap" }));
  expect(mail.text).toContain("je gebruikersnaam is fien.verlinden");
  expect(mail.text).toContain("> En mama ook niet.");
  await expect(page.getByText(nl("inbox.notice.answered"))).toBeVisible();
  await expect(page.getByRole("region", { name: nl("inbox.answers") }).getByText("Dag Fien")).toBeVisible();

  await page
    .getByRole("button", { name: nl("inbox.set-state", { state: nl("inbox.state.closed") }) })
    .click();
  await expect(page.getByText(nl("inbox.notice.saved"))).toBeVisible();
});
