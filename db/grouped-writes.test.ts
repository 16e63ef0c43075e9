import { describe, expect, test } from "vitest";
import { groupedWrites, type Write } from "./grouped-writes.ts";

const fulfilled = (value: string) => ({ status: "fulfilled" as const, value });
const rejected = (reason: string) => ({ status: "rejected" as const, reason });

/** Writes whose statements are letters; `x` fails alone, and `!` takes all with it. */
function recorded() {
  const groups: string[] = [];
  const write = groupedWrites<Write<string>, string>(async (writes) => {
    groups.push(writes.map(({ statements }) => statements.join("")).join(" "));
    if (writes.some(({ statements }) => statements.includes("!"))) throw new Error("the disk is full");
    return writes.map(({ statements: [first = ""] }) =>
      first === "x" ? rejected("x") : fulfilled(first.toUpperCase()),
    );
  });
  return { groups, write: (statements: string) => write({ statements: [...statements] }) };
}

describe("writes that come together", () => {
  test("are one group, and each gets its own answer", async () => {
    const { groups, write } = recorded();
    expect(await Promise.all(["ab", "c", "d"].map(write))).toEqual(["A", "C", "D"]);
    expect(groups).toEqual(["ab c d"]);
  });

  test("one that fails fails alone", async () => {
    const { write } = recorded();
    expect(await Promise.allSettled(["a", "x", "b"].map(write))).toEqual([
      fulfilled("A"),
      rejected("x"),
      fulfilled("B"),
    ]);
  });

  test("all fail where none could be written, and the next ones do not", async () => {
    const { groups, write } = recorded();
    const failed = await Promise.allSettled(["a", "!"].map(write));
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await write("b")).toBe("B");
    expect(groups).toEqual(["a !", "b"]);
  });
});

test("what comes while a group is written is the next one", async () => {
  const { groups, write } = recorded();
  await write("a").then(() => Promise.all([write("b"), write("c")]));
  expect(groups).toEqual(["a", "b c"]);
});

test("a group takes no longer than its visitors can wait, and a long write is one by itself", async () => {
  const { groups, write } = recorded();
  await Promise.all(["a".repeat(40), "b".repeat(20), "c", "d".repeat(500), "e"].map(write));
  expect(groups.map((group) => group.replace(/\s/g, "").length)).toEqual([60, 1, 500, 1]);
});
