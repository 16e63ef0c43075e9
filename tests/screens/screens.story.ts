import { type Locale, locales, originalLocale } from "../../messages/catalogues.ts";
import { expect } from "../e2e/story.ts";
import { wordsIn } from "../e2e/words.ts";
import { test } from "./frozen-demo.ts";
import { keyboardFaults } from "./keyboard.ts";
import { barriers, barriersInTheDark, looksTheSame, misfits, tellsTheSame } from "./looks.ts";
import { speaks } from "./speaks.ts";
import { guideOf } from "./tours/tour.ts";
import { familyTours, tours } from "./tours/tours.ts";

for (const [where, tour] of Object.entries(tours)) {
  for (const locale of locales.filter((each) => isWalked(where, each))) {
    test(`every screen ${where} is as it should be (${locale})`, async ({ page, context, demo }) => {
      test.setTimeout(300_000);
      await speaks(context, locale);
      const isOriginal = locale === originalLocale;
      const guide = guideOf(page, demo, wordsIn(locale), async (screen) => {
        // What is under the mouse looks otherwise.
        await page.mouse.move(0, 0);
        const found = await misfits(page);
        await page.setViewportSize({ width: 1280, height: 800 });
        if (isOriginal || locale === "en") found.push(...(await barriers(page)));
        if (isOriginal) found.push(...(await barriersInTheDark(page)));
        if (isOriginal) {
          await tellsTheSame(page, screen);
          await looksTheSame(page, screen);
          // Last: it takes the focus away from where the page had put it.
          found.push(...(await keyboardFaults(page)));
        }
        expect.soft(found, screen).toEqual([]);
      });
      await tour(guide);
    });
  }
}

/** What families see is looked at in every language, the desk in one; in all of them with EVERY_LANGUAGE=1. */
function isWalked(where: string, locale: Locale): boolean {
  return locale === originalLocale || familyTours.has(where) || process.env.EVERY_LANGUAGE === "1";
}
