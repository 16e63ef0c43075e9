import { tour } from "../screens.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const phones = [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
];

test("on a phone no screen scrolls sideways, whoever's name stands in it", async ({ page, demo }) => {
  test.setTimeout(120_000);
  await tour(page, demo, nl, async (screen) => {
    for (const viewport of phones) {
      await page.setViewportSize(viewport);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, `${screen} at ${viewport.width} px`).toBeLessThanOrEqual(viewport.width);
    }
  });
});
