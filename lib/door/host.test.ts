import { describe, expect, test } from "vitest";
import { parseHost } from "./host.ts";

const base = "sleutel.example";
const imb = { kind: "school", slug: "imb" };
const finder = { kind: "finder" };

test.each([
  ["imb.sleutel.example", imb],
  ["imb.sleutel.example:3000", imb],
  ["imb.sleutel.example.", imb],
  ["imb.sleutel.example.:443", imb],
  ["IMB.Sleutel.EXAMPLE", imb],
  ["a.sleutel.example", { kind: "school", slug: "a" }],
  ["sint-jan-2.sleutel.example", { kind: "school", slug: "sint-jan-2" }],
  ["xn--caf-dma.sleutel.example", { kind: "school", slug: "xn--caf-dma" }],
  [`${"a".repeat(63)}.sleutel.example`, { kind: "school", slug: "a".repeat(63) }],
  ["sleutel.example", finder],
  ["sleutel.example:3000", finder],
  ["SLEUTEL.EXAMPLE.", finder],
])("%s is ours", (header, expected) => expect(parseHost(header, base)).toEqual(expected));

describe("is elsewhere:", () => {
  test.each([
    undefined,
    "",
    ".",
    ":3000",
    "evilsleutel.example",
    "sleutel.example.evil.example",
    "imb.sleutel.example.evil.example",
    "other.example",
    "example",
    "localhost",
    "127.0.0.1",
    "127.0.0.1:3000",
    "[::1]:3000",
    "a.imb.sleutel.example",
    ".sleutel.example",
    "..sleutel.example",
    "-imb.sleutel.example",
    "imb-.sleutel.example",
    "imb_2.sleutel.example",
    "imb%2e.sleutel.example",
    "imb sleutel.example",
    "imb/.sleutel.example",
    "ìmb.sleutel.example",
    "imb.ｓleutel.example",
    "imb.sleutel.example..",
    "imb.sleutel.example:99999999",
    "imb.sleutel.example:3000:3000",
    "imb@evil.sleutel.example",
    "imb.sleutel.example, other.example",
    "imb\u0000.sleutel.example",
    "imb\n.sleutel.example",
    `${"a".repeat(64)}.sleutel.example`,
  ])("%j", (header) => expect(parseHost(header, base)).toEqual({ kind: "elsewhere" }));
});

test("on localhost a school is a subdomain of it", () => {
  expect(parseHost("imb.localhost:3000", "localhost")).toEqual(imb);
  expect(parseHost("localhost:3000", "localhost")).toEqual(finder);
});
