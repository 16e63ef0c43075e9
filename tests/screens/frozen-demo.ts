import { rmSync } from "node:fs";
import { type Demo, seededFolder, startDemo } from "../e2e/demo.ts";
import { expect, inBrowser } from "../e2e/story.ts";
import { frozen } from "./frozen-env.ts";

/** A story about how the product looks: its server has a clock that stands still and data that nobody changed before. */
export const test = inBrowser.extend<{ demo: Demo }>({
  demo: [
    async ({ reports }, use) => {
      const dataDir = seededFolder("SLEUTEL_FROZEN_FOLDER");
      const demo = await startDemo({ dataDir, env: frozen });
      await use(demo);
      expect.soft(reports, "errors in the browser").toEqual([]);
      expect.soft(demo.complaints(), "errors of the server").toBe("");
      await demo.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { timeout: 150_000 },
  ],
});
