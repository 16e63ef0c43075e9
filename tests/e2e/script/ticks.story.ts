import { isLetIn, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const an = { username: "an.peeters", password: "Krijtbord9-kraakt", name: "An" };

test("who gets a letter is counted, and a whole class is ticked or left out by one press", async ({
  page,
  demo,
}) => {
  const at = (path: string) => demo.at("imb", path);
  await isLetIn(page, at("/login"), nl, an);
  await open(page, at("/admin/letters?class=1A"));
  const boxes = page.getByRole("group", { name: nl("letters.for-whom") }).getByRole("checkbox");
  const counted = page.getByRole("status").filter({ hasText: /^\d+$/ });
  const ticked = () =>
    boxes.evaluateAll((all) => all.filter((box) => (box as HTMLInputElement).checked).length);
  const all = await boxes.count();
  expect(all).toBeGreaterThan(2);
  await expect(counted).toHaveText(String(await ticked()));

  await page.getByRole("button", { name: nl("letters.tick-all") }).click();
  await expect(counted).toHaveText(String(all));
  expect(await ticked()).toBe(all);
  await boxes.first().uncheck();
  await expect(counted).toHaveText(String(all - 1));

  await page.getByRole("button", { name: nl("letters.tick-none") }).click();
  await expect(counted).toHaveText("0");
  await page.getByRole("button", { name: nl("letters.make") }).click();
  await expect(page.getByRole("alert")).toHaveText(nl("letters.nobody"));
  await expect(counted).toHaveText("0");
});
