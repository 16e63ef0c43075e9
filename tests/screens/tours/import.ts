import { expect } from "@playwright/test";
import { isLetIn, isReady, open } from "../../e2e/steps.ts";
import { administrator } from "./desk.ts";
import type { Tour } from "./tour.ts";

const list = `internnummer;gebruikersnaam;voornaam;naam;klas;emailadres;type_coaccount1;voornaam_coaccount1;naam_coaccount1;email_coaccount1
9001;fien.desire;Fien;Désiré;2A;fien@school.example;moeder;Els;Désiré;els@thuis.example
9002;jan.selle;Jan;Sellé;2A;;;;;
9003;tom.fout;Tom;Maes;2A;geen-adres;;;;
`;

/** A list of people comes in, is looked at, carried out and taken back. */
export const importing: Tour = async ({ page, t, at, visit, press, look }) => {
  await isLetIn(page, at("/login"), t, administrator);
  await visit("import", at("/admin/import"));
  await press(t("import.upload"));
  await expect(page.getByText(t("import.no-file"))).toBeVisible();
  await look("import, no file chosen");
  await open(page, at("/admin/import"));
  await page.getByLabel(t("import.files")).setInputFiles({
    name: "leerlingen.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(list, "latin1"),
  });
  await press(t("import.upload"));
  await expect(page.getByRole("heading", { name: t("import.counts") })).toBeVisible();
  await isReady(page);
  await look("import, what is wrong");
  const read = page.url().split("?", 1)[0] ?? "";
  await visit("import, what is added", `${read}?show=added`);
  await page.getByText(t("import.columns"), { exact: true }).click();
  await look("import, the columns");
  await press(t("import.apply"));
  await expect(page.getByText(t("import.applied"), { exact: true })).toBeVisible();
  await isReady(page);
  await look("import, carried out");
  await press(t("import.undo"));
  await expect(page.getByText(t("import.undone"), { exact: true })).toBeVisible();
  await isReady(page);
  await look("import, taken back");
  await visit("import, brought before", at("/admin/import"));
};
