import { mailsTo } from "../mailbox.ts";
import { rows } from "../rows.ts";
import { open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

test("who forgot the username asks the administrator, who gets it by mail", async ({ page, demo }) => {
  await open(page, demo.at("imb", "/forgot"));
  await page.getByRole("link", { name: nl("forgot.ask-help") }).click();
  await open(page, page.url());
  await page.getByLabel(nl("help.name")).fill("Mia Peeters");
  await page
    .getByLabel(nl("help.problem"))
    .fill("Ik weet mijn gebruikersnaam niet meer.\nEn mijn mail ook niet.");
  await page.getByRole("button", { name: nl("help.submit") }).click();
  await expect(page.getByText(nl("field.required"))).toHaveCount(2);
  await expect(page.getByLabel(nl("help.role"))).toBeFocused();
  await expect(page.getByLabel(nl("help.role"))).toHaveAccessibleDescription(
    new RegExp(nl("field.required")),
  );
  await expect(page.getByLabel(nl("help.name"))).toHaveValue("Mia Peeters");
  await expect(page.getByLabel(nl("help.problem"))).toHaveValue(/niet meer\.\nEn mijn/);

  await page.getByLabel(nl("help.role")).fill("3B");
  await page.getByLabel(nl("help.contact")).fill("in de klas");
  await page.getByRole("button", { name: nl("help.submit") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("help.sent-title"));

  expect(
    await rows(demo, "select name, role, contact from help_messages where name like 'Mia%'"),
  ).toMatchObject([{ name: "Mia Peeters", role: "3B", contact: "in de klas" }]);
  const readers = ["helpdesk@imb.example", "an.peeters@imb.example"];
  const arrived = async () =>
    (await mailsTo(demo, ...readers)).filter(({ text }) => text.includes("in de klas"));
  await expect.poll(async () => (await arrived()).map(({ to }) => to).sort()).toEqual(readers.toSorted());
  expect((await arrived())[0]?.subject).toBe(nl("mail.help.subject", { name: "Mia Peeters", role: "3B" }));
  const elsewhere = await mailsTo(demo, "help@riverside.example", "grace.miller@riverside.example");
  expect(elsewhere.filter(({ text }) => text.includes("in de klas"))).toEqual([]);
});
