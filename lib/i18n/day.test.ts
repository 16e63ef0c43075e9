import { expect, test } from "vitest";
import { endOfDay, lastDay } from "./day.ts";

const brussels = "Europe/Brussels";

test.each([
  ["2026-09-01", brussels, "2026-09-01T22:00:00.000Z"],
  ["2026-12-31", brussels, "2026-12-31T23:00:00.000Z"],
  // The days on which the clock changes, and the ones before.
  ["2026-03-28", brussels, "2026-03-28T23:00:00.000Z"],
  ["2026-03-29", brussels, "2026-03-29T22:00:00.000Z"],
  ["2026-10-24", brussels, "2026-10-24T22:00:00.000Z"],
  ["2026-10-25", brussels, "2026-10-25T23:00:00.000Z"],
  ["2026-09-01", "America/New_York", "2026-09-02T04:00:00.000Z"],
  ["2028-02-29", "UTC", "2028-03-01T00:00:00.000Z"],
])("%s in %s ends at %s, and was that day", (day, timeZone, end) => {
  const found = endOfDay(day, timeZone);
  expect(found?.toISOString()).toBe(end);
  expect(found && lastDay(found, timeZone)).toBe(day);
});

test.each(["", "2026-02-30", "2026-13-01", "1 september", "2026-9-1", "20260901", "2026-09-01T00:00"])(
  "%j is no day",
  (typed) => {
    expect(endOfDay(typed, brussels)).toBeNull();
  },
);
