import { expect, test } from "vitest";
import { seededNumber } from "../../tests/postmark/seeded-chance.ts";
import { medianOf, separationOf } from "./auc.ts";

const draw = seededNumber(7);
const times = (count: number, plus = 0) => Array.from({ length: count }, () => draw() + plus);

test("times of one kind are not told apart", () => {
  const { auc, margin } = separationOf(times(4000), times(4000));
  expect(Math.abs(auc - 0.5)).toBeLessThan(2 * margin);
  expect(margin).toBeGreaterThan(0.01);
  expect(margin).toBeLessThan(0.015);
});

test("times that are always longer are told apart each time", () => {
  expect(separationOf(times(50), times(50, 2))).toEqual({ auc: 1, margin: 0 });
  expect(separationOf(times(50, 2), times(50)).auc).toBe(0);
});

test("equal times count for one half", () => {
  expect(separationOf([1, 1, 2, 2], [1, 1, 2, 2]).auc).toBe(0.5);
  expect(separationOf([1, 2], [2, 3]).auc).toBe(0.875);
});

test("a known shift is found: two uniform times, one later by a tenth", () => {
  // P(b > a) for a uniform on [0, 1] and b on [0.1, 1.1] is 1 - 0.9 ** 2 / 2.
  const { auc, margin } = separationOf(times(4000), times(4000, 0.1));
  expect(Math.abs(auc - 0.595)).toBeLessThan(2 * margin);
});

test("the median is the middle one, or between the two", () => {
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([2, 2.5]);
});
