import { generateKeyPairSync } from "node:crypto";
import { exportJWK, SignJWT } from "jose";
import { claimsOf, signedAgain, tokenOf, withToken } from "../../e2e/link-of.ts";
import { rows } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { expect, test } from "../server.ts";
import { isSignedIn, linkFor, press, save } from "./press.ts";

/** Each claim and each character: lib/recovery/link-token.test.ts. Cut off, and replayed: ../tokens.story.ts. */
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** The claims of a genuine link under signatures that are not ours. */
async function forgeries(link: string): Promise<Record<string, string>> {
  const claims = claimsOf(link);
  const [head = "", body = "", signature = ""] = tokenOf(link).split(".");
  const { kid } = JSON.parse(Buffer.from(head, "base64url").toString());
  const jwk = await exportJWK(pair.publicKey);
  const pem = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
  const rs256 = (header: object) =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: "RS256", kid, ...header }).sign(pair.privateKey);
  const hs256 = (secret: string, header: object = {}) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "HS256", kid, ...header })
      .sign(new TextEncoder().encode(secret.padEnd(32, "\0")));
  return {
    "alg none": `${encoded({ alg: "none", kid })}.${body}.`,
    "alg none with a signature": `${encoded({ alg: "none", kid })}.${body}.${signature}`,
    "alg nOnE": `${encoded({ alg: "nOnE", kid })}.${body}.${signature}`,
    "no alg": `${encoded({ kid })}.${body}.${signature}`,
    RS256: await rs256({}),
    "a jwk of its own": await rs256({ jwk }),
    "a jku": await rs256({ jku: "http://127.0.0.1:1/jwks.json" }),
    "an x5u": await rs256({ x5u: "http://127.0.0.1:1/key.pem" }),
    "HS256 with a public key": await hs256(pem),
    "HS256 with nothing": await hs256("\0"),
    "HS256 with the name of the key": await hs256(kid),
    "a kid that is a path": await hs256("\0", { kid: "../../../../dev/null" }),
    "a kid that is SQL": await hs256("a", { kid: "x' union select 'a'; --" }),
    "a kid that is a property": await hs256("a", { kid: "__proto__" }),
    "a kid that is a list": `${encoded({ alg: "HS256", kid: [kid] })}.${body}.${signature}`,
    "another's link under our signature": `${head}.${encoded({ ...claims, uuid: crypto.randomUUID() })}.${signature}`,
    "a session's token": "a".repeat(43),
  };
}

test("forged tokens (CWE-347; alg none CVE-2015-9235, key confusion CVE-2016-5431, jwk CVE-2018-0114) open and save nothing", async ({
  demo,
}) => {
  const link = await linkFor(demo, "kato.hendrickx");
  const verifiers = () => rows(demo, "select id, password_verifier from persons order by id");
  const before = await verifiers();
  for (const [kind, token] of Object.entries(await forgeries(link))) {
    const forged = withToken(link, token);
    const page = await send(demo.port, { school: "imb", path: new URL(forged).pathname });
    expect(page.status, kind).toBe(404);
    const saved = await save(demo, forged, "Kersen-in-juni5");
    expect(saved.headers.location ?? "/otp/", kind).toMatch(/^\/otp\//);
    expect(saved.headers["set-cookie"], kind).toBeUndefined();
  }
  expect(await verifiers()).toEqual(before);
  expect((await send(demo.port, { school: "imb", path: new URL(link).pathname })).status).toBe(200);
});

test("a token of another purpose, school or time (CWE-1270) opens nothing, though the key is ours", async ({
  demo,
}) => {
  const link = await linkFor(demo, "juna.nys");
  const [other] = await rows(demo, "select id from schools where slug = 'riverside'");
  for (const [changes, status] of [
    [{ purpose: "activation" }, 410],
    [{ purpose: "session" as "recovery" }, 404],
    [{ schoolId: String(other?.id) }, 404],
    [{ expiresAt: new Date(0) }, 410],
    [{ id: crypto.randomUUID() }, 410],
  ] as const) {
    const path = new URL(await signedAgain(demo, link, changes)).pathname;
    expect((await send(demo.port, { school: "imb", path })).status, JSON.stringify(changes)).toBe(status);
  }
  // A longer time in the token does not make the row live longer, nor is it needed: the row has an end of its own.
  const longer = await signedAgain(demo, link, { expiresAt: new Date(Date.now() + 9e10) });
  await rows(demo, "update recovery_links set expires_at = 0 where id = ?", [claimsOf(link).uuid]);
  expect((await send(demo.port, { school: "imb", path: new URL(longer).pathname })).status).toBe(410);
});

test("a link's token is no session, in a cookie or a header (CWE-287)", async ({ demo }) => {
  const token = tokenOf(await linkFor(demo, "imane.bakkali"));
  for (const value of [token, encodeURIComponent(token), token.split(".")[2] ?? ""]) {
    expect(await isSignedIn(demo, `session=${value}`)).toBe(false);
  }
  const headers = { Authorization: `Bearer ${token}` };
  expect((await send(demo.port, { school: "imb", path: "/account", headers })).status).toBe(307);
  const answer = await press(demo, {
    path: "/account/password",
    fields: { password: "x", newPassword: "Kersen-in-juni5", repeatPassword: "Kersen-in-juni5" },
    headers,
  });
  expect(answer.headers.location).toBe("/login?notice=sign-in-first");
});
