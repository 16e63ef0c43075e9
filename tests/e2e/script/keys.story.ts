import { open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

test("a translator sees which text is which, copies a key, goes on to another page, and has enough of it", async ({
  page,
  context,
  demo,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, demo.at("imb", "/login?keys"));
  const key = (name: string) => page.locator("#keys button", { hasText: new RegExp(`^${name}`) });
  await expect(key("login.title")).toBeVisible();
  await key("login.username").click();
  await expect(key("login.username")).toHaveText("login.username ✓");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("login.username");

  // The answer of a form says it too.
  await page.getByRole("button", { name: nl("login.submit"), exact: true }).click();
  await expect(key("field.required").first()).toBeVisible();
  await expect(page.getByText(nl("field.required"), { exact: true }).first()).toBeVisible();

  await open(page, demo.at("imb", "/forgot"));
  await expect(key("forgot.title")).toBeVisible();
  await page.locator("#keys .end").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("forgot.title"));
  await expect(page.locator("#keys")).toHaveCount(0);
  expect(await page.content()).not.toContain("\u2060");
});
