import { isLetIn, isReady, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { en } from "../words.ts";

const grace = { username: "grace.miller", password: "a lighthouse full of books", name: "Grace" };
test.use({ locale: "en-GB" });

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

test("the administrator sets colour, rules and logo, and sees what a mail looks like", async ({
  page,
  demo,
  javaScriptEnabled,
}) => {
  const at = (path: string) => demo.at("riverside", path);
  await isLetIn(page, at("/login"), en, grace);
  await open(page, at("/admin/settings"));
  const name = page.getByLabel(en("settings.name"), { exact: true });
  const save = page.getByRole("button", { name: en("people.save"), exact: true });
  const before = await name.inputValue();

  await name.fill("");
  await page.getByLabel(en("settings.linkLifetimeMinutes"), { exact: true }).selectOption("30");
  await save.click();
  await expect(page.getByText(en("field.required"))).toBeVisible();
  await expect(page.getByLabel(en("settings.linkLifetimeMinutes"), { exact: true })).toHaveValue("30");
  await name.fill(before);
  await save.click();
  await expect(page.getByText(en("settings.saved"))).toBeVisible();

  const mail = page.locator("iframe").contentFrame();
  await expect(mail.getByRole("link", { name: en("mail.recovery.button") })).toBeVisible();
  // Not saved: shown all the same.
  await name.fill("Lighthouse School");
  if (javaScriptEnabled === false) await page.getByRole("button", { name: en("settings.mail-show") }).click();
  await expect(mail.getByText("Lighthouse School").first()).toBeVisible();
  await open(page, at("/admin/settings"));
  await expect(name).toHaveValue(before);

  await isReady(page);
  const logo = page.getByLabel(en("settings.logo-new"), { exact: true });
  await logo.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await page.getByRole("button", { name: en("settings.logo-save") }).click();
  await expect(page.getByText(en("settings.logo-no-picture"))).toBeVisible();
  await logo.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: png });
  await page.getByRole("button", { name: en("settings.logo-save") }).click();
  await expect(page.getByText(en("settings.saved"))).toBeVisible();

  await page.getByLabel(en("settings.linkLifetimeMinutes"), { exact: true }).selectOption("120");
  await save.click();
  await expect(page.getByText(en("settings.saved"))).toBeVisible();
});
