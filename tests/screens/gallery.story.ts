import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { locales } from "../../messages/catalogues.ts";
import { wordsIn } from "../e2e/words.ts";
import { test } from "./frozen-demo.ts";
import { keysOn, marksAreOut } from "./keys-on.ts";
import { fileOf } from "./looks.ts";
import { speaks } from "./speaks.ts";
import { guideOf } from "./tours/tour.ts";
import { tours } from "./tours/tours.ts";

/** Told by `npm run gallery` alone: every screen, in every language, theme and width, with the texts that stand on it. */
const folder = process.env.GALLERY_FOLDER ?? "";

const widths = { phone: 320, tablet: 768, desktop: 1280 };

for (const [where, tour] of Object.entries(tours)) {
  for (const locale of locales) {
    test(`pictures ${where} (${locale})`, async ({ page, context, demo }) => {
      test.setTimeout(600_000);
      await speaks(context, locale, { name: "keys", value: "1" });
      const into = join(folder, "screens", locale);
      await mkdir(into, { recursive: true });
      const screens: { screen: string; file: string; path: string; keys: string[] }[] = [];
      const guide = guideOf(page, demo, wordsIn(locale), async (screen) => {
        await marksAreOut(page);
        await page.mouse.move(0, 0);
        const file = fileOf(screen);
        screens.push({ screen, file, path: new URL(page.url()).pathname, keys: await keysOn(page) });
        for (const [size, width] of Object.entries(widths)) {
          await page.setViewportSize({ width, height: 800 });
          for (const colorScheme of ["light", "dark"] as const) {
            await page.emulateMedia({ colorScheme });
            const path = join(into, `${file}.${size}.${colorScheme}.png`);
            await page.screenshot({ path, fullPage: true, animations: "disabled" });
          }
        }
        await page.emulateMedia({ colorScheme: "light" });
      });
      await tour(guide);
      await writeFile(join(into, `${fileOf(where)}.json`), JSON.stringify({ where, locale, screens }));
    });
  }
}
