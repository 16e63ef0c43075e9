import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compressed } from "./node-pages.ts";

test("a page that is kept takes the memory that it is counted for", () => {
  const html = "<p>Welkom</p>".repeat(100);
  const { gzip } = compressed({ html, contentPolicy: "" });
  expect(gunzipSync(gzip).toString()).toBe(html);
  expect(gzip.buffer.byteLength).toBe(gzip.length);
});
