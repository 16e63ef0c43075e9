import type { Page } from "@playwright/test";
import { rows } from "../rows.ts";
import { askForLink } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const typed = [
  // Nobody's username, with somebody's address.
  { username: "niemand.hier", email: "kato.desmet@leerling.imb.example" },
  // Somebody's username, with an address of another account.
  { username: "kato.desmet", email: "iemand.anders@post.example" },
  // Inactive, and over.
  { username: "tom.maes", email: "hilde.goossens@post.example" },
  { username: "tom.maes", email: "wim.lemmens@imb.example" },
  // Nobody of this account has an address.
  { username: "lotte.claes", email: "lotte.claes@leerling.imb.example" },
  // At the school next door he has another address.
  { username: "jan.selle", email: "jan.selle@students.riverside.example" },
];

const outcomeOf = "select id, outcome from recovery_requests where username = ? and email = ?";
const linksOf = "select id from recovery_links where request_id = ?";

test("whatever is typed, the answer is the same, and only a known address makes mail", async ({
  page,
  demo,
}) => {
  const known = { username: "ella.crevecoeur", email: "ella.crevecoeur@leerling.imb.example" };
  await askForLink(page, demo, "imb", nl, known);
  const told = await wordsTold(page);
  for (const { username, email } of typed) {
    await askForLink(page, demo, "imb", nl, { username, email });
    expect(await wordsTold(page)).toBe(told);
    const request = () => rows(demo, outcomeOf, [username, email]);
    await expect.poll(request).toMatchObject([{ outcome: "unmatched" }]);
    const [row] = await request();
    expect(await rows(demo, linksOf, [String(row?.id)])).toEqual([]);
  }
  await expect
    .poll(() => rows(demo, outcomeOf, [known.username, known.email]))
    .toMatchObject([{ outcome: "mailed" }]);
});

/** Of the dialog, or without script of the page in its place. */
function wordsTold(page: Page): Promise<string> {
  return page.getByRole("dialog").or(page.getByRole("main")).last().innerText();
}
