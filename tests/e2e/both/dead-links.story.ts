import type { Page } from "@playwright/test";
import type { Demo } from "../demo.ts";
import { expired, forged, tokenOf, withToken } from "../link-of.ts";
import { newMail } from "../mailbox.ts";
import { askForLink, isLetIn, open, saveNewPassword } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const username = "anas.elouardi";
const email = "anas.elouardi@leerling.imb.example";
const password = "Regenboog-op-dinsdag-0";

async function newLink(page: Page, demo: Demo): Promise<string> {
  const mail = await newMail(demo, email, () => askForLink(page, demo, "imb", nl, { username, email }));
  return mail.link;
}

async function says(page: Page, link: string, status: number, title: string, text: string): Promise<void> {
  const answer = await page.goto(link);
  expect(answer?.status()).toBe(status);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByText(text)).toBeVisible();
  await expect(page.getByRole("link", { name: nl("link.ask-new") })).toHaveAttribute("href", "/forgot");
}

test("a link whose time is over says so, also when it ends while the form is open", async ({
  page,
  demo,
}) => {
  const link = await newLink(page, demo);
  const over = await expired(demo, link);
  await says(page, over, 410, nl("link.expired-title"), nl("link.expired"));
  await open(page, link);
  await page
    .locator("input[name=token]")
    .evaluate((input, token) => input.setAttribute("value", token), tokenOf(over));
  await saveNewPassword(page, nl, "Kersen-in-juni5");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nl("link.expired-title"));
  await isLetIn(page, demo.at("imb", "/login"), nl, { username, password, name: "Anas" });
});

test("a link that is forged, cut off, or another school's says only that it is not valid", async ({
  page,
  demo,
}) => {
  const link = await newLink(page, demo);
  const [title, text] = [nl("link.not-genuine-title"), nl("link.not-genuine")];
  await says(page, forged(link), 404, title, text);
  await says(page, link.slice(0, -10), 404, title, text);
  await says(page, withToken(link, "geen-link"), 404, title, text);
  await says(page, demo.at("riverside", `/otp/${tokenOf(link)}`), 404, title, text);
  await says(page, demo.at("riverside", `/otp/${tokenOf(await expired(demo, link))}`), 404, title, text);
  await isLetIn(page, demo.at("imb", "/login"), nl, { username, password, name: "Anas" });
});
