import { test as base, expect } from "@playwright/test";
import { type Demo, withDemo } from "../e2e/demo.ts";

export { expect } from "@playwright/test";

/** As in tests/e2e/story.ts, without a browser: nothing that is sent may make the server complain. */
export const test = base.extend<
  { nothingWentWrong: undefined },
  { demo: Demo; environment: Readonly<Record<string, string>> }
>({
  environment: [{ THROTTLE_FACTOR: "20" }, { scope: "worker", option: true }],
  demo: [async ({ environment }, use) => withDemo(environment, use), { scope: "worker", timeout: 150_000 }],
  nothingWentWrong: [
    async ({ demo }, use) => {
      demo.complaints();
      await use(undefined);
      expect.soft(demo.complaints(), "errors of the server").toBe("");
    },
    { auto: true },
  ],
});
