import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const table = readFileSync("docs/attacks.md", "utf8");
const named = [...table.matchAll(/`((?:tests|lib)\/[^`]+\.ts)`/g)].map(([, file = ""]) => file);

test("every test that docs/attacks.md names is there", () => {
  expect(named.length).toBeGreaterThan(40);
  for (const file of named) expect(existsSync(file), file).toBe(true);
});

test.each([
  ["tests/http/attacks", ".story.ts"],
  ["tests/fuzz", ".fuzz.test.ts"],
])("every attack in %s has its line in docs/attacks.md", (folder, ending) => {
  const tests = readdirSync(folder).filter((file) => file.endsWith(ending));
  for (const file of tests) expect(named, file).toContain(`${folder}/${file}`);
});

test("every line of docs/attacks.md names a test", () => {
  const lines = table
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (?:---|attack \|)/.test(line));
  for (const line of lines) expect(line).toMatch(/`(?:tests|lib)\/[^`]+\.ts`/);
});
