import { CompactSign, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { hour } from "../../tests/clock.ts";
import { addOtherJan, addSelles } from "../../tests/family.ts";
import { openHouse, testKeys, testSecret } from "../../tests/house.ts";
import { links } from "../../tests/tables.ts";
import { accepted, askForLink } from "../../tests/walk.ts";
import { fromBase64Url, toBase64Url } from "../base64url.ts";
import { expandRequests } from "./expand-request.ts";
import { readLinkToken, signLinkToken } from "./link-token.ts";
import { openLink } from "./open-link.ts";

const now = new Date("2026-09-01T08:00:00Z");
const keys = testKeys("l1");
const school = "school-imb";
const link = {
  id: "0b9f6f3e-8d5c-4a51-9d43-5a1b1f0f7c11",
  purpose: "recovery",
  schoolId: school,
  expiresAt: new Date(now.getTime() + 2 * hour),
} as const;
const expiry = Math.floor(link.expiresAt.getTime() / 1000);
const claims = { uuid: link.id, purpose: link.purpose, aud: school, exp: expiry };
const notGenuine = { status: "not-genuine" };

const read = (token: string, ring = keys, at = now) => readLinkToken(ring, school, token, at);
const encoded = (value: unknown) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
const decoded = (part = "") =>
  JSON.parse(new TextDecoder().decode(fromBase64Url(part) ?? new Uint8Array())) as Record<string, unknown>;
const forged = (payload: Record<string, unknown>, header: Record<string, unknown> = {}, key = "l1") =>
  new SignJWT(payload).setProtectedHeader({ alg: "HS256", kid: "l1", ...header }).sign(testSecret(key));

describe("a token", () => {
  test("is a JWT with HS256 that carries the link's uuid, its purpose, its school and its end", async () => {
    const [header, payload, signature] = (await signLinkToken(keys, link)).split(".");
    expect(decoded(header)).toEqual({ alg: "HS256", kid: "l1" });
    expect(decoded(payload)).toEqual(claims);
    expect(fromBase64Url(signature ?? "")).toHaveLength(32);
  });

  test("is the same for the same row, however often it is made", async () => {
    expect(await signLinkToken(keys, link)).toBe(await signLinkToken(testKeys("l1"), { ...link }));
  });

  test("is genuine to who made it", async () => {
    const genuine = { status: "genuine", uuid: link.id, purpose: "recovery" };
    expect(await read(await signLinkToken(keys, link))).toEqual(genuine);
  });

  test("is stored nowhere, and neither is its signature", async () => {
    const { imb, inbox, storedBytes } = await openHouse();
    await addSelles(imb);
    await askForLink(imb, "jan.selle", "jan@selle.example");
    const token = inbox.tokenFor("jan@selle.example");
    const stored = storedBytes();
    expect(stored.includes("jan@selle.example")).toBe(true);
    expect(stored.includes(token)).toBe(false);
    expect(stored.includes(token.split(".")[2] as string)).toBe(false);
  });
});

describe("a token is not genuine", () => {
  const refused: [string, () => string | Promise<string>][] = [
    ["for another school", () => signLinkToken(keys, { ...link, schoolId: "school-riverside" })],
    ["for several schools at once, one of them another", () => forged({ ...claims, aud: "school-imb2" })],
    ["for no school", () => forged({ ...claims, aud: undefined })],
    ["under another key with the same name", () => forged(claims, {}, "other")],
    ["under a key that is not ours", () => signLinkToken(testKeys("l9"), link)],
    ["without the name of a key", () => forged(claims, { kid: undefined })],
    ["with a key of its own in its head", () => forged(claims, { jwk: { kty: "oct", k: "AAAA" } }, "AAAA")],
    ["without an end", () => forged({ ...claims, exp: undefined })],
    ["with an end that is no number", () => forged({ ...claims, exp: "tomorrow" as never })],
    ["before its time", () => forged({ ...claims, nbf: expiry })],
    ["for another purpose", () => forged({ ...claims, purpose: "session" })],
    ["without a purpose", () => forged({ ...claims, purpose: undefined })],
    ["without a uuid", () => forged({ ...claims, uuid: undefined })],
    ["with a uuid that is none", () => forged({ ...claims, uuid: "1 or 1=1" })],
    ["signed with HS512 and the same secret", () => forged(claims, { alg: "HS512" })],
    ["signed with HS384 and the same secret", () => forged(claims, { alg: "HS384" })],
    ["with alg none and no signature", () => `${encoded({ alg: "none", kid: "l1" })}.${encoded(claims)}.`],
    ["with alg None in capitals", () => `${encoded({ alg: "NONE", kid: "l1" })}.${encoded(claims)}.AAAA`],
    [
      "that demands what we do not know",
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: "HS256", kid: "l1", crit: ["x"], x: 1 })
          .sign(testSecret("l1"), { crit: { x: true } }),
    ],
    [
      "that holds no claims",
      () =>
        new CompactSign(new TextEncoder().encode("hello"))
          .setProtectedHeader({ alg: "HS256", kid: "l1" })
          .sign(testSecret("l1")),
    ],
    ["that is empty", () => ""],
    ["that is only dots", () => ".."],
    ["that is a word", () => "token"],
    ["with a fourth part", async () => `${await signLinkToken(keys, link)}.AAAA`],
    ["with five parts, as if encrypted", () => "a.b.c.d.e"],
    ["with a space after it", async () => `${await signLinkToken(keys, link)} `],
    ["with a line break after it", async () => `${await signLinkToken(keys, link)}\n`],
    ["with padding after it", async () => `${await signLinkToken(keys, link)}=`],
    ["with a NUL in it", async () => (await signLinkToken(keys, link)).replace(".", "\u0000.")],
    ["that is very long", () => `${"A".repeat(100_000)}.A.A`],
  ];

  test.each(refused)("%s", async (_, make) => {
    expect(await read(await make())).toEqual(notGenuine);
  });

  test("whose head says RS256 while the signature is ours", async () => {
    const [, payload, signature] = (await signLinkToken(keys, link)).split(".");
    for (const alg of ["RS256", "ES256", "HS512", "hs256", "none", ""]) {
      expect(await read(`${encoded({ alg, kid: "l1" })}.${payload}.${signature}`)).toEqual(notGenuine);
    }
  });

  test("whose contents were changed", async () => {
    const [header, , signature] = (await signLinkToken(keys, link)).split(".");
    for (const change of [{ uuid: crypto.randomUUID() }, { exp: expiry + 1 }, { purpose: "activation" }]) {
      expect(await read(`${header}.${encoded({ ...claims, ...change })}.${signature}`)).toEqual(notGenuine);
    }
  });

  test("cut off, at every length", async () => {
    const token = await signLinkToken(keys, link);
    for (let length = 0; length < token.length; length++) {
      expect(await read(token.slice(0, length)), `${length} characters`).toEqual(notGenuine);
      expect(await read(token.slice(length + 1)), `without ${length} characters`).toEqual(notGenuine);
    }
  });

  test("with any one character changed", async () => {
    const token = await signLinkToken(keys, link);
    for (let i = 0; i < token.length; i++) {
      for (const other of i < token.length - 1
        ? "A_"
        : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") {
        if (other === token[i]) continue;
        const changed = token.slice(0, i) + other + token.slice(i + 1);
        expect(await read(changed), `${other} at ${i}`).toEqual(notGenuine);
      }
    }
  });
});

describe("a token whose time is over", () => {
  test("is told apart from one that was never ours, to the second", async () => {
    const token = await signLinkToken(keys, link);
    expect(await read(token, keys, new Date(link.expiresAt.getTime() - 1000))).toMatchObject({
      status: "genuine",
    });
    expect(await read(token, keys, link.expiresAt)).toEqual({ status: "expired" });
  });

  test("is not genuine at another school, nor under another key", async () => {
    const late = new Date(link.expiresAt.getTime() + hour);
    expect(await readLinkToken(keys, "school-riverside", await signLinkToken(keys, link), late)).toEqual(
      notGenuine,
    );
    expect(await read(await forged(claims, {}, "other"), keys, late)).toEqual(notGenuine);
  });
});

describe("keys rotate", () => {
  test("a link made with the older key works on", async () => {
    const token = await signLinkToken(testKeys("l1"), link);
    expect(await read(token, testKeys("l2", "l1"))).toMatchObject({ status: "genuine" });
  });

  test("the newest key makes", async () => {
    const token = await signLinkToken(testKeys("l2", "l1"), link);
    expect(decoded(token.split(".")[0])).toEqual({ alg: "HS256", kid: "l2" });
    expect(await read(token, testKeys("l2"))).toMatchObject({ status: "genuine" });
  });

  test("a link made with a key that was removed is not genuine", async () => {
    const token = await signLinkToken(testKeys("l1"), link);
    expect(await read(token, testKeys("l2"))).toEqual(notGenuine);
  });
});

test("a forged, foreign or expired token costs no round trip", async () => {
  const { imb, riverside, db, clock } = await openHouse();
  await addSelles(imb);
  await addOtherJan(riverside);
  await expandRequests(imb, await accepted(imb, "jan.selle", "jan@selle.example"));
  const [row] = await links(db);
  if (!row) throw new Error("no link");
  const token = await signLinkToken(imb.keys.links, row);
  const before = db.roundTrips;
  expect(await openLink(imb, `${token.slice(0, -2)}AA`)).toEqual(notGenuine);
  expect(await openLink(imb, "nonsense")).toEqual(notGenuine);
  expect(await openLink(riverside, token)).toEqual(notGenuine);
  clock.advance(2 * hour);
  expect(await openLink(imb, token)).toEqual({ status: "expired" });
  expect(db.roundTrips).toBe(before);
});
