import { isLetIn, isNotLetIn, open } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

test("every failure to sign in has the same words, and keeps the username", async ({ page, demo }) => {
  const failures = [
    { username: "niemand.hier", password: "Kikker7-in-de-vijver" },
    { username: "vince.vanderauwera", password: "Niet-het-juiste-1" },
    // No password yet; inactive; over; of a namesake at the school next door.
    { username: "noor.jacobs", password: "Kikker7-in-de-vijver" },
    { username: "tom.maes", password: "Aardbei3-met-room" },
    { username: "tom.maes", password: "Kapstok-6-links" },
    { username: "jan.selle", password: "seven kites over the dunes" },
  ];
  for (const who of failures) {
    await isNotLetIn(page, demo.at("imb", "/login"), nl, who);
    await expect(page.getByRole("alert").filter({ hasText: nl("login.not-recognised") })).toBeFocused();
    await expect(page.getByLabel(nl("login.username"))).toHaveValue(who.username);
    await expect(page.getByLabel(nl("login.password"), { exact: true })).toHaveValue("");
  }
});

test("who has no address anywhere signs in like everybody", async ({ page, demo }) => {
  const lotte = { username: "\u00a0LOTTE.claes ", password: "Zonnebloem-3m-hoog", name: "Lotte" };
  await isLetIn(page, demo.at("imb", "/login"), nl, lotte);
});

test("an empty form names both fields, and the focus is in the first", async ({ page, demo }) => {
  await open(page, demo.at("imb", "/login"));
  await page.getByRole("button", { name: nl("login.submit"), exact: true }).click();
  await expect(page.getByText(nl("field.required"))).toHaveCount(2);
  await expect(page.getByLabel(nl("login.username"))).toBeFocused();
  await expect(page.getByLabel(nl("login.username"))).toHaveAccessibleDescription(nl("field.required"));
});
