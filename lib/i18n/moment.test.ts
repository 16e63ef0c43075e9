import { expect, test } from "vitest";
import { momentIn } from "./moment.ts";

const at = new Date("2026-07-01T22:05:00Z");

test("a moment is told on the school's clock, summer time included", () => {
  expect(momentIn("nl", "Europe/Brussels", at)).toBe("donderdag 2 juli 2026 om\u00a000:05");
});

test("English has the day before the month and counts to 24", () => {
  expect(momentIn("en", "Europe/Dublin", at)).toBe("Wednesday, 1 July 2026 at\u00a023:05");
});
