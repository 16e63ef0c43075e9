import fc from "fast-check";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";
import { expect, test } from "vitest";
import { isRouterTree } from "./router-tree.ts";

function nextReads(header: string): boolean {
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}

const kind = fc.constantFrom("c", "ci(..)(..)", "ci(.)", "oc", "d", "di(..)", "di(...)", "x", "o", "di()");
const siblings = fc.oneof(fc.constant(null), fc.array(fc.string()), fc.constant(undefined));
const segment = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.tuple(fc.string(), fc.string(), kind, siblings),
  fc.jsonValue(),
);
const { tree } = fc.letrec((tie) => {
  const children = fc.dictionary(fc.string(), tie("tree"), { maxKeys: 2 });
  const refetch = fc.oneof(fc.constant(null), fc.tuple(fc.string(), fc.string()), fc.jsonValue());
  const marker = fc.constantFrom("refetch", "inside-shared-layout", "metadata-only", null, "x");
  const depth = fc.oneof(fc.constant(null), fc.integer());
  const more = fc.oneof(fc.string(), fc.integer(), fc.constant(null));
  return {
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: "tree" },
      fc.constant(["", {}]),
      fc.tuple(segment, children),
      fc.tuple(segment, children, refetch, marker, depth, more),
      fc.jsonValue(),
    ),
  };
});

test("lets through what Next can read, and nothing else", () => {
  const read = { count: 0 };
  fc.assert(
    fc.property(tree, (value) => {
      const header = encodeURIComponent((JSON.stringify(value) ?? "x").toWellFormed());
      if (nextReads(header)) read.count++;
      expect(isRouterTree(header)).toBe(nextReads(header));
    }),
    { numRuns: 3_000 },
  );
  // Of both kinds there were many.
  expect(read.count).toBeGreaterThan(500);
  expect(read.count).toBeLessThan(2_500);
});

test.each([undefined, "", "%", "%00", "null", "[]", '["",{}'])("lets %j not through", (header) => {
  expect(isRouterTree(header)).toBe(false);
});
