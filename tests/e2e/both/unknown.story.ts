import { mailsTo } from "../mailbox.ts";
import { rows } from "../rows.ts";
import { askForLink } from "../steps.ts";
import { expect, test } from "../story.ts";
import { nl } from "../words.ts";

const typed = {
  "a username that nobody has": { username: "niemand.hier", email: "anas.elouardi@leerling.imb.example" },
  "an address that is not of that account": { username: "anas.elouardi", email: "iemand.anders@post.example" },
  "the address of somebody inactive": { username: "tom.maes", email: "hilde.goossens@post.example" },
  "the address of somebody whose time is over": { username: "tom.maes", email: "wim.lemmens@imb.example" },
  "an account without any address": { username: "lotte.claes", email: "lotte.claes@leerling.imb.example" },
};

for (const [what, { username, email }] of Object.entries(typed)) {
  test(`${what}: the same words as ever, and no mail`, async ({ page, demo }) => {
    await askForLink(page, demo, "imb", nl, { username: "ella.crevecoeur", email: "ella.crevecoeur@leerling.imb.example" });
    const toldToKnown = await page.getByRole("dialog").or(page.getByRole("main")).last().innerText();
    await askForLink(page, demo, "imb", nl, { username, email });
    expect(await page.getByRole("dialog").or(page.getByRole("main")).last().innerText()).toBe(toldToKnown);

    const outcomes = "select outcome from recovery_requests where username = ? and email = ?";
    await expect.poll(() => rows(demo, outcomes, [username, email])).toMatchObject([{ outcome: "unmatched" }]);
    const mails = "select * from mails where to_email = ? or link_id in (select l.id from recovery_links l join recovery_requests r on r.id = l.request_id where r.username = ?)";
    expect(await rows(demo, mails, [email, username])).toEqual([]);
    expect(await mailsTo(demo, email)).toEqual([]);
  });
}
