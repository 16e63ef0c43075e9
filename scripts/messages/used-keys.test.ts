import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../../tests/new-folder.ts";
import { usedKeys } from "./used-keys.ts";

test("a key is used by its whole name, by the end of it, or by a template that it fits in", () => {
  const root = newFolder();
  for (const folder of ["app", "lib", "emails", "scripts"]) mkdirSync(join(root, folder));
  const source =
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a source that has one
    'const t = words("login"); t("title"); t(`state.${state}`); t("mail.for")';
  writeFileSync(join(root, "app", "page.tsx"), source);
  writeFileSync(join(root, "app", "page.test.ts"), 't("mail.of-a-test")');
  const isUsed = usedKeys(root);
  for (const key of ["login.title", "login.state.open", "mail.for"]) expect(isUsed(key), key).toBe(true);
  for (const key of ["forgot.title", "login.other", "mail.of-a-test"]) expect(isUsed(key), key).toBe(false);
});
