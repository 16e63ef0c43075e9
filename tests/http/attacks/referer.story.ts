import { newMail } from "../../e2e/mailbox.ts";
import { send } from "../client.ts";
import { expect, test } from "../server.ts";
import { linkFor, press, save } from "./press.ts";

test("token in Referer (CWE-598, CWE-200): a link's page tells no other site, loads nothing from one, and leads to none", async ({
  demo,
}) => {
  const link = await linkFor(demo, "lena.aerts");
  const { pathname: path } = new URL(link);
  const token = path.slice("/otp/".length);
  const opened = await send(demo.port, { school: "imb", path });
  const saved = await save(demo, link, "Kersen-in-juni5");
  const used = await send(demo.port, { school: "imb", path });
  expect([opened.status, saved.status, used.status]).toEqual([200, 303, 410]);
  for (const { headers, body } of [opened, used]) {
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["cache-control"]).toContain("no-store");
    expect(body).not.toMatch(/referrerpolicy=|<meta name="referrer" content="(?!same-origin")/i);
    for (const [, url = ""] of body.matchAll(/\s(?:src|href|action|srcset|poster|data)="([^"]*)"/g)) {
      expect(new URL(url, demo.at("imb", path)).host).toMatch(/(^|\.)localhost:\d+$/);
      // The token leaves with the form alone, in its body.
      if (!url.startsWith("/otp/")) expect(url).not.toContain(token);
    }
  }
  expect(saved.headers.location).toBe("/login?notice=saved");
  expect(JSON.stringify(saved.headers)).not.toContain(token);
});

test("a mail with a link loads nothing, so that opening it tells nobody (CWE-359)", async ({ demo }) => {
  const email = "milan.aerts@leerling.imb.example";
  const mail = await newMail(demo, email, async () => {
    await press(demo, { path: "/forgot", fields: { username: "milan.aerts", email } });
  });
  expect(mail.html).not.toMatch(/<(img|link|script|iframe|object|video|audio)\b|url\(|@import/i);
});
