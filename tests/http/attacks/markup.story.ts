import { newMail } from "../../e2e/mailbox.ts";
import { rows } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { expect, test } from "../server.ts";
import { linkFor, press, signIn } from "./press.ts";

/** Of every mail: lib/mail/any-words.test.ts. */
const markup = `"><script>alert(1)</script><img src=x onerror=alert(2)>'\`{{7*7}}\${7*7}</script><!--`;
const asMarkup = /<script>alert|<img src=x|<!--/;
const free = (body: string) => body.replaceAll("<!--$-->", "").replaceAll(/<!--\/?\$[!?~]?-->|<!-- -->/g, "");

test("reflected XSS (CWE-79): what is typed comes back as text, on pages and as data", async ({ demo }) => {
  const typed = encodeURIComponent(markup);
  const forms = {
    "/login": { username: markup, password: markup },
    "/forgot": { username: markup, email: `${markup}@kwaad.example` },
    "/help": { name: markup, role: markup, contact: markup, problem: "" },
    "/code": { code: markup },
  };
  for (const [path, fields] of Object.entries(forms)) {
    const page = await press(demo, { path, fields });
    expect(page.status, path).toBe(422);
    expect(free(page.body), path).not.toMatch(asMarkup);
    expect(page.body).toContain("&lt;script&gt;alert(1)");
    const data = await press(demo, { path, fields, headers: { Accept: "application/json" } });
    expect(data.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(data.headers["x-content-type-options"]).toBe("nosniff");
  }
  for (const path of [`/login?notice=${typed}`, `/otp/${typed}`, `/${typed}`, `/account?${typed}=${typed}`]) {
    const page = await send(demo.port, { school: "imb", path });
    expect(free(page.body), path).not.toMatch(asMarkup);
  }
  const finder = await send(demo.port, { path: `/?q=${typed}` });
  expect(finder.status).toBe(200);
  expect(free(finder.body)).not.toMatch(asMarkup);
});

test("stored XSS (CWE-79): a name and a browser that are markup are text on every page and in every mail", async ({
  demo,
}) => {
  const email = "heloise.mertens@leerling.imb.example";
  await rows(
    demo,
    "update persons set given_name = ?, family_name = ? where id in (select person_id from addresses where email = ?)",
    [markup, markup, email],
  );
  const mail = await newMail(demo, email, async () => {
    await press(demo, { path: "/forgot", fields: { username: "heloise.mertens", email } });
  });
  expect(mail.html).not.toMatch(/<script|<img/i);
  const { pathname: path } = new URL(mail.link);
  const fields = { token: path.slice(5), newPassword: "Kersen-in-juni5", repeatPassword: "Kersen-in-juni5" };
  await press(demo, { path, fields });
  const headers = { "User-Agent": markup };
  const Cookie = await signIn(demo, "heloise.mertens", "Kersen-in-juni5", { headers });
  const account = await send(demo.port, { school: "imb", path: "/account", headers: { Cookie } });
  expect(account.status).toBe(200);
  expect(account.body).toContain("&lt;script&gt;alert(1)");
  expect(free(account.body)).not.toMatch(asMarkup);
  const outbox = await send(demo.port, { school: "imb", path: "/outbox" });
  expect(free(outbox.body)).not.toMatch(asMarkup);
});

test("XSS and headers by the help form (CWE-79, CWE-93): the mail holds it as text, in one subject, to no one else", async ({
  demo,
}) => {
  const bcc = "\r\nBcc: kwaad@kwaad.example\r\n\r\n";
  const mail = await newMail(demo, "an.peeters@imb.example", async () => {
    const fields = { name: markup, role: "mama", contact: "kwaad@kwaad.example", problem: `${markup}${bcc}` };
    const refused = await press(demo, { path: "/help", fields: { ...fields, name: `Jan${bcc}` } });
    expect(refused.status).toBe(422);
    expect((await press(demo, { path: "/help", fields })).status).toBe(303);
  });
  expect(mail.html).not.toMatch(/<script|<img/i);
  // Nothing to press is made of what somebody unknown typed.
  expect(mail.html).not.toMatch(/href="[^"]*kwaad/);
  const sent = await rows(demo, "select distinct to_email from mails where kind = 'help'");
  expect(sent.map(({ to_email }) => to_email)).not.toContain("kwaad@kwaad.example");
});

test("template injection (CWE-1336): braces in a name are not read by the messages", async ({ demo }) => {
  const email = "joris.mertens@post.example";
  const name = "{givenName} {n, plural, other {#}} <b>x</b> '{";
  await rows(
    demo,
    "update persons set given_name = ? where id in (select person_id from addresses where email = ?)",
    [name, email],
  );
  await linkFor(demo, "heloise.mertens", email);
  const mail = await newMail(demo, email, async () => {
    await press(demo, { path: "/forgot", fields: { username: "heloise.mertens", email } });
  });
  expect(mail.text).toContain(name);
});
