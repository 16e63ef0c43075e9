import { isLetIn, isNotLetIn, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const an = { username: "an.peeters", password: "Krijtbord9-kraakt", name: "An" };

test("an administrator reads what happened to an account, and nobody else does", async ({
  page,
  demo,
  otherBrowser,
}) => {
  const signInPage = demo.at("imb", "/login");
  await isNotLetIn(page, signInPage, nl, { username: "milan.aerts", password: "Niet-het-juiste-1" });
  await isLetIn(page, signInPage, nl, an);
  await open(page, demo.at("imb", "/admin"));
  await page.getByRole("link", { name: nl("desk.room.log"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("log.title"));
  await expect(page.getByText("An Peeters meldde zich aan.").first()).toBeVisible();

  await page.getByLabel(nl("log.of-account")).fill("Milan.Aerts");
  await page.getByLabel(nl("log.about")).selectOption({ label: nl("log.group.sign-in") });
  await page.getByRole("button", { name: nl("log.show"), exact: true }).click();
  const failed = page.getByText("Aanmelden lukte niet (milan.aerts).");
  await expect(failed.first()).toBeVisible();
  await expect(page.getByText("An Peeters meldde")).toHaveCount(0);
  await expect(page.getByLabel(nl("log.of-account"))).toHaveValue("Milan.Aerts");

  await open(page, demo.at("imb", "/admin/log?account=niemand&before=x&group=alles"));
  await expect(page.getByText(nl("log.nothing"))).toBeVisible();

  const pupil = await otherBrowser();
  await isLetIn(pupil, signInPage, nl, {
    username: "lena.aerts",
    password: "Vlieger-4-touwen",
    name: "Lena",
  });
  const response = await pupil.goto(demo.at("imb", "/admin/log"));
  expect(response?.status()).toBe(404);
});
