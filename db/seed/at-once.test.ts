import { expect, test } from "vitest";
import { atOnce } from "./at-once.ts";

test("works on no more than the limit at a time, and keeps the order", async () => {
  let running = 0;
  let most = 0;
  const doubled = await atOnce(3, [1, 2, 3, 4, 5, 6, 7], async (n) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 8 - n));
    running--;
    return 2 * n;
  });
  expect(doubled).toEqual([2, 4, 6, 8, 10, 12, 14]);
  expect(most).toBe(3);
});
