import { expect, test } from "@playwright/test";
import { crashAgainAndAgain } from "../crashes/crash-again-and-again.ts";

test("whatever was acknowledged before a crash is done, once, however often there is one", async () => {
  test.setTimeout(180_000);
  const { broken, totals } = await crashAgainAndAgain((crashes) => crashes >= 4);
  expect(broken).toEqual([]);
  expect(totals["requests acknowledged"]).toBeGreaterThan(0);
});
