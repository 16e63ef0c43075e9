import type { Page } from "@playwright/test";
import type { Demo } from "../../e2e/demo.ts";
import { open } from "../../e2e/steps.ts";
import type { Words } from "../../e2e/words.ts";

/** A walk through a part of the product, which shows every screen of it in every state. */
export type Tour = (guide: Guide) => Promise<void>;

export interface Guide {
  readonly page: Page;
  readonly demo: Demo;
  /** Of the language that the browser has chosen. */
  readonly t: Words;
  /** At the school of the tour. */
  at(path: string): string;
  /** Opens a page, and looks. */
  visit(screen: string, url: string): Promise<void>;
  press(name: string): Promise<void>;
  /** A screen is shown in one state, which no other has the name of. */
  look(screen: string): Promise<void>;
}

export function guideOf(page: Page, demo: Demo, t: Words, see: (screen: string) => Promise<void>): Guide {
  const seen = new Set<string>();
  const look = async (screen: string) => {
    if (seen.has(screen)) throw new Error(`There are two screens called "${screen}".`);
    seen.add(screen);
    await see(screen);
  };
  return {
    page,
    demo,
    t,
    look,
    at: (path) => demo.at("imb", path),
    async visit(screen, url) {
      await open(page, url);
      await look(screen);
    },
    press: (name) => page.getByRole("button", { name, exact: true }).click(),
  };
}
