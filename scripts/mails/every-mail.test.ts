import { expect, test } from "vitest";
import { mailKinds } from "../../db/schema.ts";
import { locales } from "../../messages/catalogues.ts";
import { difficultNames } from "./difficult-names.ts";
import { everyMail } from "./every-mail.ts";
import { galleryPage } from "./gallery-page.ts";

test("translators and designers see every kind of mail in every language, to every difficult name", async () => {
  const shown = await everyMail();
  const seen = new Set(shown.map(({ mail, name }) => `${mail.kind} ${mail.locale} ${name.title}`));
  const wanted = mailKinds.flatMap((kind) =>
    locales.flatMap((locale) => difficultNames.map(({ title }) => `${kind} ${locale} ${title}`)),
  );
  expect([...seen].sort()).toEqual(wanted.sort());
});

test("names do not become markup on the page that lists the mails", async () => {
  const pictures = (await everyMail()).map((each, i) => ({ ...each, file: `m${i}` }));
  const page = galleryPage(pictures);
  expect(page).not.toMatch(/<Zn>|<3/);
  expect(page.match(/<section id="m\d+"/g)).toHaveLength(pictures.length);
});
