import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { isRoute } from "../lib/door/routes.ts";
import { pageAt } from "./pages.ts";

const files = readdirSync("app", { recursive: true, encoding: "utf8" });

/** As Next routes it, each part that is chosen being `x`. */
function pathOf(file: string): string {
  const parts = dirname(file)
    .split("/")
    .filter((part) => part !== "." && !/^\(.*\)$/.test(part));
  return `/${parts.map((part) => (part.startsWith("[") ? "x" : part)).join("/")}`;
}

describe("every page of a folder is in the list", () => {
  const pages = files.filter((file) => /(^|\/)page\.tsx$/.test(file));

  test.each(pages)("%s", async (file) => {
    const found = pageAt(pathOf(file));
    expect(found?.Page).toBe((await import(/* @vite-ignore */ `./${file}`)).default);
    const chosen = [...file.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, "x"]);
    expect({ ...found?.params }).toEqual(Object.fromEntries(chosen));
    expect(isRoute(pathOf(file))).toBe(false);
  });
});

test("what a route answers is no page", () => {
  const routes = files.filter((file) => /(^|\/)route\.ts$/.test(file)).map(pathOf);
  expect(routes.length).toBeGreaterThan(8);
  for (const path of [...routes, "/icon.svg", "/manifest.webmanifest", "/script/x.js", "/style/x.css"]) {
    expect(isRoute(path), path).toBe(true);
  }
});

test("another spelling of a path is no page", () => {
  for (const path of [
    "/Login",
    "/login/",
    "/%6cogin",
    "/otp/",
    "/otp/x/y",
    "/admin/people/x/",
    "/account.css",
  ]) {
    expect(pageAt(path), path).toBeNull();
  }
});
