import { afterEach, describe, expect, test } from "vitest";
import { aVisit } from "../../tests/a-visit.ts";
import { type House, openHouse } from "./house.ts";
import { PreparedPages, preparedName } from "./prepared-pages.ts";
import type { Visit } from "./visit.ts";

const visit = aVisit();
const asked = { method: "GET", url: "/login" };
let variant: string | null = "imb in Dutch";
openHouse({ variantOf: () => variant } as unknown as House);
afterEach(() => {
  variant = "imb in Dutch";
});

describe("a page is kept under a name", () => {
  test("that holds its address and all that it is made of", () => {
    const name = preparedName(visit, asked);
    expect(name).toContain("/login");
    expect(name).toContain("imb in Dutch");
    expect(preparedName(visit, { ...asked, url: "/forgot" })).not.toBe(name);
    variant = "imb in Dutch, under another name";
    expect(preparedName(visit, asked)).not.toBe(name);
  });

  test.each([
    ["another address", visit, { ...asked, url: "/account" }],
    ["an address that nobody foresaw", visit, { ...asked, url: "/login?x=1" }],
    ["another spelling", visit, { ...asked, url: "/%6cogin" }],
    ["a form", visit, { ...asked, method: "POST" }],
    ["headers alone", visit, { ...asked, method: "HEAD" }],
    ["what became of a form", { ...visit, answered: { values: {} } } as Visit, asked],
    ["a failure", { ...visit, isFailed: true }, asked],
    ["a refusal", { ...visit, reply: { status: 405 } }, asked],
    ["the keys of its texts", { ...visit, showsKeys: true }, asked],
  ])("and one with %s has none", (_what, other, request) => {
    expect(preparedName(other, request)).toBeNull();
  });

  test("and where no school is known there is none", () => {
    variant = null;
    expect(preparedName(visit, asked)).toBeNull();
  });
});

describe("the memory for pages", () => {
  test("keeps no more than it may, and drops what was asked for least recently", () => {
    const pages = new PreparedPages<string>(100);
    pages.keep("a", "page a", 40);
    pages.keep("b", "page b", 40);
    expect(pages.find("a")).toBe("page a");
    pages.keep("c", "page c", 40);
    expect([pages.find("a"), pages.find("b"), pages.find("c")]).toEqual(["page a", undefined, "page c"]);
  });

  test("counts a page that is kept again once", () => {
    const pages = new PreparedPages<string>(100);
    for (let i = 0; i < 10; i++) pages.keep("a", `page ${i}`, 40);
    pages.keep("b", "page b", 40);
    expect([pages.find("a"), pages.find("b")]).toEqual(["page 9", "page b"]);
  });

  test("keeps nothing that is larger than all of it", () => {
    const pages = new PreparedPages<string>(100);
    pages.keep("a", "page a", 1000);
    expect(pages.find("a")).toBeUndefined();
  });
});
