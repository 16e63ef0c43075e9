import type { Page } from "@playwright/test";
import { isLetIn, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

/**
 * What a screen reader says by itself, in its order: texts that appear in a
 * live region, alerts and dialogs, and what the focus is moved to.
 */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const live = "[role=status], [role=alert], [aria-live]";
    const textOf = (element: Element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();
    const say = (what: string, text: string) => {
      const line = `${what}: ${text}`;
      if (text && said.at(-1) !== line) said.push(line);
    };
    new MutationObserver((records) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of records) {
        const around = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (around) regions.add(around);
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches(live)) regions.add(node);
          for (const inner of node.querySelectorAll(live)) regions.add(inner);
        }
      }
      for (const region of regions) say(region.getAttribute("role") ?? "live", textOf(region));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    document.addEventListener("focusin", ({ target }) => {
      const element = target as HTMLElement;
      const described = (element.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id) => textOf(document.getElementById(id) ?? document.createElement("i")))
        .join(" ");
      const name = element.id
        ? (document.querySelector(`label[for="${element.id}"]`)?.textContent ?? "")
        : textOf(element);
      say("focus", `${name} ${described}`.trim());
    });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

test("what goes wrong is said at once, and the focus goes where it is mended", async ({ page, demo }) => {
  await open(page, demo.at("imb", "/login"));
  const heard = await listen(page);
  await page.keyboard.press("Enter");
  const required = nl("field.required");
  await expect.poll(heard).toContain(`focus: ${nl("login.username")} ${required}`);
  await expect(page.getByLabel(nl("login.password"), { exact: true })).toHaveAccessibleDescription(required);
  await page.getByLabel(nl("login.username")).fill("niemand.hier");
  await page.getByLabel(nl("login.password"), { exact: true }).fill("Niet-het-juiste-1");
  await page.keyboard.press("Enter");
  await expect.poll(heard).toContain(`alert: ${nl("login.not-recognised")}`);
  await expect.poll(async () => (await heard()).at(-1)).toBe(`focus: ${nl("login.not-recognised")}`);
});

test("what was sent is a dialog with a name, which takes the focus and gives it back", async ({
  page,
  demo,
}) => {
  await open(page, demo.at("imb", "/forgot"));
  const heard = await listen(page);
  await page.getByLabel(nl("forgot.username")).fill("niemand.hier");
  await page.getByLabel(nl("forgot.email")).fill("niemand@school.example");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toHaveAccessibleName(nl("sent.title"));
  await expect.poll(async () => (await heard()).at(-1)).toBe(`focus: ${nl("common.ok")}`);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel(nl("forgot.email"))).toBeFocused();
});

test("while a password is chosen it is said what is still to be done, and when all is well", async ({
  page,
  demo,
}) => {
  await isLetIn(page, demo.at("imb", "/login"), nl, {
    username: "noah.lambrechts",
    password: "Regenboog-op-dinsdag-0",
    name: "Noah",
  });
  await open(page, demo.at("imb", "/account/password"));
  const heard = await listen(page);
  const field = page.getByLabel(nl("new-password.new"), { exact: true });
  await field.pressSequentially("kort");
  const length = nl("new-password.length", { least: 8 });
  await expect.poll(async () => (await heard()).at(-1)).toContain(length);
  await field.pressSequentially("-maar-Lang1");
  await expect.poll(async () => (await heard()).at(-1)).toContain(nl("new-password.all-met"));
  // Not at every key: a pause is waited for.
  expect((await heard()).filter((line) => line.startsWith("status")).length).toBeLessThan(5);
});

test("what was found is said while it is typed", async ({ page, demo }) => {
  await isLetIn(page, demo.at("imb", "/login"), nl, {
    username: "an.peeters",
    password: "Krijtbord9-kraakt",
    name: "An",
  });
  await open(page, demo.at("imb", "/admin/people"));
  const heard = await listen(page);
  await page.getByLabel(nl("people.search-label")).pressSequentially("jan selle");
  await expect
    .poll(async () => (await heard()).filter((line) => line.startsWith("status")).at(-1))
    .toBe(`status: ${nl("people.found", { count: 1 })}`);
});
