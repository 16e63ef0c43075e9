import AxeBuilder from "@axe-core/playwright";
import { deskTour, tour } from "../screens.ts";
import { expect, test } from "../story.ts";
import { target } from "../target.ts";
import { en, nl } from "../words.ts";

// A colour that is on its way to another is nobody's contrast.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const [language, t, walk, where] of [
  ["nl", nl, tour, "on any screen"],
  ["en", en, tour, "on any screen"],
  ["nl", nl, deskTour, "at the desk"],
] as const) {
  test(`axe finds nothing ${where}, in light and dark (${language})`, async ({ page, context, demo }) => {
    test.skip(target.name !== "node-file", "The screens are the same everywhere: axe looks at them once.");
    test.setTimeout(180_000);
    const hosts = ["localhost", "imb.localhost", "geen-school.localhost"];
    await context.addCookies(
      hosts.map((domain) => ({ name: "language", value: language, domain, path: "/" })),
    );
    await walk(page, demo, t, async (screen) => {
      await page.emulateMedia({ colorScheme: "light" });
      await finds(new AxeBuilder({ page }).withTags(rules), screen);
      // What differs in the dark is the colours.
      await page.emulateMedia({ colorScheme: "dark" });
      await finds(new AxeBuilder({ page }).withRules(["color-contrast"]), `${screen}, in the dark`);
    });

    async function finds(axe: AxeBuilder, screen: string): Promise<void> {
      // A mail is made for mail programs, which have no <main>; its frame is looked at by the mail's own tests.
      const { violations } = await axe.exclude("iframe").analyze();
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      expect.soft(told, screen).toEqual([]);
    }
  });
}
