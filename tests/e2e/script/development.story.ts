import { utimesSync } from "node:fs";
import { send } from "../../http/client.ts";
import { startDemo } from "../demo.ts";
import { open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

test("in development a form tells its answer, and a page follows what is written", async ({ page, demo }) => {
  test.setTimeout(120_000);
  const development = await startDemo({
    dataDir: demo.dataDir,
    database: demo.database,
    isDevelopment: true,
  });
  try {
    await open(page, development.at("imb", "/login"));
    await page.getByRole("button", { name: nl("login.submit"), exact: true }).click();
    await expect(page.getByText(nl("field.required"), { exact: true }).first()).toBeVisible();

    // A browser may keep nothing that is still being written.
    const style = await send(development.port, { path: "/style/development/styles.css" });
    expect(style.headers["cache-control"]).toBe("public, max-age=0");

    const followed = page.waitForEvent("load");
    // No build is made of this file: other servers would start with one anew.
    utimesSync("public/style/development/styles.css", new Date(), new Date());
    await followed;
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("login.title"));
    await expect(page.getByText(nl("field.required"), { exact: true })).toHaveCount(0);
  } finally {
    // It would say that its server is gone.
    await page.goto("about:blank");
    await development.stop();
  }
});
