import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const approved = globSync("tests/screens/approved/*.yml").map((file) => readFileSync(file, "utf8"));
const paths = approved.map((told) => /^# (\S+)/.exec(told)?.[1] ?? "");

test("every page of the product is on a walk, and was approved", () => {
  const pages = globSync("app/**/page.tsx").map(
    (file) => `/${file.slice("app/".length, -"/page.tsx".length)}`,
  );
  expect(pages.length).toBeGreaterThan(20);
  const missed = pages.filter((page) => !paths.some((path) => patternOf(page).test(path)));
  expect(missed).toEqual([]);
});

test("no picture was approved of a screen that is not walked", () => {
  const told = globSync("tests/screens/approved/*.yml").map((file) => file.slice(0, -".yml".length));
  const strays = globSync("tests/screens/approved/*.png").filter(
    (file) => !told.includes(file.replace(/(-dark)?\.png$/, "")),
  );
  expect(strays).toEqual([]);
});

/** "/(school)/otp/[token]" is shown at /otp/TOKEN; the start of a school leads to its sign-in. */
function patternOf(page: string): RegExp {
  const path = page.replace(/\/\([^)]*\)/g, "").replace(/\[[^\]]+\]/g, "[^/]+");
  return new RegExp(`^${path === "" || path === "/page.tsx" ? "/" : path}$`);
}
