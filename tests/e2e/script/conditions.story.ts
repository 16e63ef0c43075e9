import { mailsExpected } from "../mailbox.ts";
import { askForLink, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

test("the conditions tick while typing, and are spoken when the typing pauses", async ({ page, demo }) => {
  const email = "mats.vanderauwera@leerling.imb.example";
  await askForLink(page, demo, "imb", nl, { username: "mats.vanderauwera", email });
  const [mail] = await mailsExpected(demo, 1, email);
  await open(page, mail?.link ?? "");

  const field = page.getByLabel(nl("new-password.new"), { exact: true });
  const repeat = page.getByLabel(nl("new-password.repeat"), { exact: true });
  const isMet = (text: string, met: boolean) =>
    expect(page.getByRole("listitem").filter({ hasText: text }).last()).toHaveAttribute(
      "data-met",
      String(met),
    );
  const spoken = page.getByRole("status");
  const [length, mix] = [nl("new-password.length", { least: 8 }), nl("new-password.mix", { least: 3 })];

  await field.pressSequentially("kersen");
  await isMet(nl("new-password.lower"), true);
  await isMet(nl("new-password.upper"), false);
  await isMet(length, false);
  await expect(spoken).toHaveText("");
  await expect(spoken).toContainText(length);
  await field.pressSequentially("-In");
  await isMet(length, true);
  await isMet(nl("new-password.other"), true);
  await isMet(nl("new-password.digit"), false);
  await expect(page.getByRole("listitem").filter({ hasText: mix })).toHaveAttribute("data-met", "true");
  await expect(spoken).toHaveText(nl("new-password.all-met"));
  await repeat.fill("kersen-I");
  await isMet(nl("new-password.equal"), false);
  await expect(spoken).toContainText(nl("new-password.equal"));
  await repeat.fill("kersen-In");
  await isMet(nl("new-password.equal"), true);
  await expect(spoken).toHaveText(nl("new-password.all-met"));
  await field.fill("");
  await isMet(length, false);
  await isMet(nl("new-password.equal"), false);

  // What was wrong with the last try is not said beside a tick.
  await field.fill("kersen-In");
  await repeat.fill("kersen-On");
  const save = page.getByRole("button", { name: nl("new-password.save") });
  await save.click();
  const different = page.getByText(nl("new-password.refused-different"));
  await expect(different).toBeVisible();
  await expect(repeat).toHaveAttribute("aria-invalid", "true");
  await field.fill("kersen-In");
  await expect(different).toBeVisible();
  const place = await save.boundingBox();
  await repeat.fill("kersen-In");
  await expect(different).toBeHidden();
  expect(await save.boundingBox()).toEqual(place);
  await expect(repeat).not.toHaveAttribute("aria-invalid");
});

test("a password can be looked at, each field by itself", async ({ page, demo }) => {
  await open(page, demo.at("imb", "/login"));
  const field = page.getByLabel(nl("login.password"), { exact: true });
  await field.fill("geheim");
  await expect(field).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: nl("common.show-password") }).click();
  await expect(field).toHaveAttribute("type", "text");
  await expect(field).toHaveValue("geheim");
  await page.getByRole("button", { name: nl("common.hide-password") }).click();
  await expect(field).toHaveAttribute("type", "password");
});
