import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sources } from "./demo/build-if-needed.ts";

const copied = [...readFileSync("Containerfile", "utf8").matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
  ([, files = ""]) => files.split(" "),
);
const letIn = [...readFileSync(".containerignore", "utf8").matchAll(/^!(.+)$/gm)].map(([, file]) => file);

test("the image is made of files that there are, and its builder is let to see them", () => {
  for (const file of copied) expect(existsSync(file), file).toBe(true);
  expect([...letIn].sort()).toEqual([...copied].sort());
});

test("the image has all that a build is made of", () => {
  expect(copied).toEqual(expect.arrayContaining(sources.map((file) => file.split("/", 1)[0])));
});
