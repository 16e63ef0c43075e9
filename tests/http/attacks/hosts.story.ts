import { newMail } from "../../e2e/mailbox.ts";
import { target } from "../../e2e/target.ts";
import { send } from "../client.ts";
import { comparable } from "../comparable.ts";
import { expect, test } from "../server.ts";
import { press } from "./press.ts";

/** What a mail links to, and which network a visitor is of, is told of in ../trust.story.ts. */
const lies = {
  "X-Forwarded-Host": "kwaad.example",
  "X-Forwarded-Server": "kwaad.example",
  "X-Forwarded-Proto": "https",
  "X-Forwarded-Port": "444",
  "X-Forwarded-Prefix": "/kwaad",
  "X-Forwarded-Scheme": "nothttps",
  "X-Host": "kwaad.example",
  "X-Original-URL": "/admin",
  "X-Rewrite-URL": "/admin",
  "X-Original-Host": "kwaad.example",
  "X-HTTP-Host-Override": "kwaad.example",
  "X-HTTP-Method-Override": "DELETE",
  Forwarded: "for=127.0.0.1;host=kwaad.example;proto=https",
  Via: "1.1 kwaad.example",
  "X-Matched-Path": "/admin",
  "X-Invoke-Path": "/admin",
};

test("host header poisoning and cache poisoning (CWE-644, WSTG-INPV-17): no header of a proxy changes a byte of any answer", async ({
  demo,
}) => {
  for (const path of ["/login", "/", "/account", "/login/", "/bestaat-niet"]) {
    const plain = comparable(await send(demo.port, { school: "imb", path }));
    const lied = await send(demo.port, { school: "imb", path, headers: lies });
    expect(comparable(lied), path).toBe(plain);
    expect(lied.body).not.toContain("kwaad");
  }
});

test("password reset poisoning (CWE-640): a Host with another port is no part of a mail's link", async ({
  demo,
}) => {
  const email = "vince.vanderauwera@leerling.imb.example";
  const mail = await newMail(demo, email, async () => {
    const headers = { Host: "imb.localhost:81", Origin: "http://imb.localhost:81", ...lies };
    const fields = { username: "vince.vanderauwera", email };
    expect((await press(demo, { path: "/forgot", fields, headers })).status).toBe(303);
  });
  expect(mail.link).toMatch(demo.at("imb", "/otp/"));
  expect(mail.html + mail.text).not.toMatch(/kwaad|localhost:81\b/);
});

test("a Host that is several, or hides another one, is no school's (CWE-20)", async ({ demo }) => {
  test.skip(target.isEdge, "The platform reads the Host there, and such a one reaches no worker.");
  for (const Host of [
    `imb.localhost:${demo.port}, kwaad.example`,
    `kwaad.example#imb.localhost:${demo.port}`,
    `imb.localhost:${demo.port}@kwaad.example`,
    "imb.localhost:80:80",
    "imb.localhost:kwaad",
    "imb%2elocalhost",
    // An ideographic full stop, as its bytes.
    Buffer.from("imb\u3002localhost").toString("latin1"),
  ]) {
    const answer = await send(demo.port, { path: "/login", headers: { Host } });
    expect([400, 404], Host).toContain(answer.status);
    expect(answer.body).not.toContain("kwaad");
  }
});
