import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const text = readFileSync("docs/security.md", "utf8");

/** What a line of a table says of one requirement, or of several at once. */
interface Line {
  readonly numbers: readonly string[];
  readonly result: string;
}

const results = ["met", "by choice", "not met", "not applicable"];

/** The lines of the table under a heading: number, what is asked, result, how. */
function linesUnder(heading: string): Line[] {
  const [, section = ""] = text.split(`\n### ${heading}\n`);
  return (section.split(/\n##/)[0] ?? "")
    .split("\n")
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.split(" | "))
    .map(([numbers = "", , result = ""]) => ({ numbers: numbers.replace("| ", "").split(", "), result }));
}

const tables = {
  V6: linesUnder("ASVS 5.0, V6: authentication"),
  V7: linesUnder("ASVS 5.0, V7: sessions"),
  V12: linesUnder("ASVS 5.0, V12: communication"),
  V3: linesUnder("ASVS 5.0, V3: browsers"),
  NIST: linesUnder("NIST SP 800-63B-4"),
};

/** How many requirements each section of a chapter has, in ASVS 5.0.0. */
const sizes = {
  V6: [3, 12, 8, 6, 8, 4, 2, 4],
  V7: [3, 4, 2, 5, 3, 2],
  V12: [5, 2, 5],
  V3: [1, 3, 5, 8, 8, 1, 5],
} as const;

test("every file that docs/security.md names is there", () => {
  const named = [
    ...text.matchAll(
      /`((?:app|bench|db|deploy|docs|emails|lib|scripts|tests)\/[^`*]*|[a-z]+\.ts|SECURITY\.md|\.npmrc)`/g,
    ),
  ];
  expect(named.length).toBeGreaterThan(60);
  for (const [, file = ""] of named) expect(existsSync(file), file).toBe(true);
});

describe.each(Object.keys(sizes) as (keyof typeof sizes)[])("the table of %s", (chapter) => {
  test("has every requirement of the chapter once", () => {
    const all = sizes[chapter].flatMap((size, section) =>
      Array.from({ length: size }, (_, i) => `${chapter.slice(1)}.${section + 1}.${i + 1}`),
    );
    expect(tables[chapter].flatMap(({ numbers }) => numbers)).toEqual(all);
  });
});

test.each(Object.entries(tables))(
  "every line of %s has one of four results, and the sum is right",
  (name, lines) => {
    for (const { numbers, result } of lines) expect(results, numbers.join()).toContain(result);
    const counts = results.map((one) =>
      lines.filter(({ result }) => result === one).reduce((sum, { numbers }) => sum + numbers.length, 0),
    );
    expect(text).toMatch(new RegExp(`^\\| ${name}\\b[^|]*\\| ${counts.join(" \\| ")} \\|$`, "m"));
  },
);
