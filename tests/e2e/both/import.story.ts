import type { Page } from "@playwright/test";
import { rows } from "../rows.ts";
import { isReady, open, signIn } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const an = { username: "an.peeters", password: "Krijtbord9-kraakt" };
const header =
  "internnummer;gebruikersnaam;voornaam;naam;klas;emailadres;type_coaccount1;voornaam_coaccount1;naam_coaccount1;email_coaccount1";
const list = (name: string) =>
  [
    header,
    `90${name.length};${name}.nieuw;Fien;Désiré;2A;${name}@school.example;moeder;Els;Désiré;els.${name}@thuis.example`,
    `91${name.length};${name}.fout;Tom;Maes;2A;geen-adres;;;;`,
  ].join("\r\n");

async function bring(page: Page, url: string, file: { name: string; text: string | Buffer }) {
  await open(page, url);
  await page.getByLabel(nl("import.files")).setInputFiles({
    name: file.name,
    mimeType: "text/csv",
    buffer: Buffer.from(file.text as string, "latin1"),
  });
  await page.getByRole("button", { name: nl("import.upload") }).click();
  await expect(page.getByRole("heading", { name: nl("import.counts") })).toBeVisible();
  await isReady(page);
}

test("a list is brought in, looked at, carried out, and taken back", async ({ page, demo }, info) => {
  const name = `i${info.project.name}`;
  await signIn(page, demo.at("imb", "/login"), nl, an);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dag An");
  await bring(page, demo.at("imb", "/admin/import"), { name: "leerlingen.csv", text: list(name) });

  await expect(page.getByText("“geen-adres” is geen e‑mailadres.")).toBeVisible();
  await page.getByRole("link", { name: `${nl("import.show.added")} (1)` }).click();
  await expect(page.getByRole("cell", { name: `${name}.nieuw Fien Désiré` })).toBeVisible();
  await expect(page.getByText("Co-account 1: Els Désiré komt erbij")).toBeVisible();
  const known = () => rows(demo, "select id from accounts where username = ?", [`${name}.nieuw`]);
  expect(await known()).toHaveLength(0);

  await page.getByRole("button", { name: nl("import.apply"), exact: true }).click();
  await expect(page.getByText(nl("import.applied"), { exact: true })).toBeVisible();
  expect(await known()).toHaveLength(1);
  await page.getByRole("button", { name: nl("import.undo"), exact: true }).click();
  await expect(page.getByText(nl("import.undone"), { exact: true })).toBeVisible();
  expect(await known()).toHaveLength(0);
});

test("what a column holds can be chosen by hand", async ({ page, demo }) => {
  await signIn(page, demo.at("imb", "/login"), nl, an);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dag An");
  const text = "wie;v;a\r\nmet.de.hand;Fien;Claes\r\n";
  await bring(page, demo.at("imb", "/admin/import"), { name: "vreemd.csv", text });
  await expect(page.getByText("Er is geen gebruikersnaam.")).toBeVisible();
  await page.getByText(nl("import.columns"), { exact: true }).click();
  await page.getByLabel("wie", { exact: true }).selectOption(nl("import.field.username"));
  await page.getByLabel("v", { exact: true }).selectOption(nl("import.field.givenName"));
  await page.getByLabel("a", { exact: true }).selectOption(nl("import.field.familyName"));
  await page.getByRole("button", { name: nl("import.read-again") }).click();
  await expect(page.getByRole("cell", { name: "met.de.hand Fien Claes" })).toBeVisible();
});

test("whoever is not in the list stays, until that is chosen otherwise and carried out", async ({
  page,
  demo,
}) => {
  await signIn(page, demo.at("imb", "/login"), nl, an);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dag An");
  await bring(page, demo.at("imb", "/admin/import"), { name: "klas.csv", text: list("missing") });
  const section = page.getByRole("region", { name: nl("import.missing-title") });
  await section.getByRole("button", { name: nl("import.deactivate-missing") }).click();
  await expect(
    page.getByRole("link", { name: new RegExp(`^${nl("import.show.deactivated")}`) }),
  ).toBeVisible();
  await section.getByRole("button", { name: nl("import.leave-missing") }).click();
  await expect(section.getByRole("button", { name: nl("import.deactivate-missing") })).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(`^${nl("import.show.deactivated")}`) })).toHaveCount(
    0,
  );
});

test("a picture that is called .csv is refused beside the field, and nothing is kept of it", async ({
  page,
  demo,
}) => {
  await signIn(page, demo.at("imb", "/login"), nl, an);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dag An");
  await open(page, demo.at("imb", "/admin/import"));
  await page.getByLabel(nl("import.files")).setInputFiles({
    name: "foto.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
  });
  await page.getByRole("button", { name: nl("import.upload") }).click();
  await expect(page.getByLabel(nl("import.files"))).toHaveAccessibleDescription(
    new RegExp(nl("import.not-a-list").slice(0, 30)),
  );
  await expect(page.getByLabel(nl("import.files"))).toBeFocused();
  expect(await rows(demo, "select id from imports where file_name = 'foto.csv'")).toHaveLength(0);
});

test("without a file it is said what is missing, and whoever isn't an administrator finds no such page", async ({
  page,
  demo,
  otherBrowser,
}) => {
  await signIn(page, demo.at("imb", "/login"), nl, an);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dag An");
  await open(page, demo.at("imb", "/admin/import"));
  await page.getByRole("button", { name: nl("import.upload") }).click();
  await expect(page.getByText(nl("import.no-file"))).toBeVisible();

  const other = await otherBrowser();
  await signIn(other, demo.at("imb", "/login"), nl, {
    username: "jan.selle",
    password: "Kikker7-in-de-vijver",
  });
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Dag Jan");
  expect((await other.goto(demo.at("imb", "/admin/import")))?.status()).toBe(404);
  await expect(other.getByLabel(nl("import.files"))).toHaveCount(0);
});
