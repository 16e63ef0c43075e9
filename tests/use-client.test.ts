import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("no component waits for a browser to bring it to life: pages leave without Next's runtime", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    expect(
      readFileSync(join("app", file), "utf8"),
      `${file}: what script does belongs in browser/`,
    ).not.toMatch(/["']use client["']|\son[A-Z]\w+=\{/);
  }
});
