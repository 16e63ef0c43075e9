import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { type Demo, withDemo } from "./demo.ts";

export { expect } from "@playwright/test";

/** Statuses that a story may well be about; the browser reports each as an error. */
const refused = /^Failed to load resource: the server responded with a status of 4\d\d /;
/** The outbox shows a mail in a frame where nothing may run; the browser says so of the story's own tools. */
const sandboxed = /^Blocked script execution in '\S+\/outbox\//;

interface Browsers {
  /** A page in another browser, which shares nothing with this one. */
  otherBrowser(options?: BrowserContextOptions): Promise<Page>;
  /** What the browser said to be an error. */
  reports: string[];
}

/** Stories in a browser, whatever server they are told to. */
export const inBrowser = base.extend<Browsers>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  reports: async ({}, use) => use([]),
  context: async ({ context, reports }, use) => {
    listen(context, reports);
    await use(context);
  },
  otherBrowser: async ({ browser, reports }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      listen(context, reports);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

interface Watched {
  /** Fails the story when a page or the server reported an error. */
  nothingWentWrong: undefined;
}

/**
 * Stories of a worker share a server and one address, and so sign in more often than
 * one person would: the limits are multiplied, but where a story is about them.
 */
export const test = inBrowser.extend<Watched, { demo: Demo; throttleFactor: string }>({
  throttleFactor: ["20", { scope: "worker", option: true }],
  demo: [
    async ({ throttleFactor }, use) => withDemo({ THROTTLE_FACTOR: throttleFactor }, use),
    { scope: "worker", timeout: 150_000 },
  ],
  nothingWentWrong: [
    async ({ demo, reports }, use) => {
      demo.complaints();
      await use(undefined);
      expect.soft(reports, "errors in the browser").toEqual([]);
      expect.soft(demo.complaints(), "errors of the server").toBe("");
    },
    { auto: true },
  ],
});

function listen(context: BrowserContext, reports: string[]): void {
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !refused.test(text) && !sandboxed.test(text)) reports.push(text);
  });
  context.on("weberror", (error) => reports.push(String(error.error())));
}
