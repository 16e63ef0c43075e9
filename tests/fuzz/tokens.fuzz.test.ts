import fc from "fast-check";
import { readLinkToken, signLinkToken } from "../../lib/recovery/link-token.ts";
import { asSessionToken } from "../../lib/sessions/cookies.ts";
import { testKeys } from "../house.ts";
import { fuzz } from "./runs.ts";
import { anyText } from "./words.ts";

const keys = testKeys("l1", "l0");
const now = new Date("2026-09-01T08:00:00Z");
const row = fc.record({
  id: fc.uuid(),
  purpose: fc.constantFrom("recovery" as const, "activation" as const),
  schoolId: fc.uuid(),
  expiresAt: fc.integer({ min: 1, max: 1e6 }).map((seconds) => new Date(now.getTime() + seconds * 1000)),
});
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value) ?? "").toString("base64url");

fuzz("no text is a genuine token", [anyText(300), fc.uuid()], async (text, school) => {
  return (await readLinkToken(keys, school, text, now)).status === "not-genuine";
});

fuzz(
  "no head and no claims are genuine under a signature that is not ours",
  [fc.jsonValue(), fc.jsonValue(), fc.uint8Array({ minLength: 32, maxLength: 32 })],
  async (head, claims, signature) => {
    for (const header of [
      head,
      { alg: "HS256", kid: "l1", extra: head },
      { alg: head, kid: "l1" },
      { alg: "HS256", kid: head },
    ]) {
      const token = `${encoded(header)}.${encoded(claims)}.${Buffer.from(signature).toString("base64url")}`;
      if ((await readLinkToken(keys, "school", token, now)).status !== "not-genuine") return false;
    }
    return true;
  },
);

fuzz(
  "a token is genuine for its row, at its school, until its end, and at no other",
  [row, fc.uuid()],
  async (link, other) => {
    const token = await signLinkToken(keys, link);
    const at = (school: string, when: Date) => readLinkToken(keys, school, token, when);
    const genuine = await at(link.schoolId, now);
    return (
      genuine.status === "genuine" &&
      genuine.uuid === link.id &&
      genuine.purpose === link.purpose &&
      (await at(link.schoolId, link.expiresAt)).status === "expired" &&
      (other === link.schoolId || (await at(other, now)).status === "not-genuine")
    );
  },
);

fuzz(
  "a token with anything put in, taken out or put in its place is not genuine",
  [row, fc.nat(400), fc.nat(3), fc.oneof(anyText(4), fc.base64String({ maxLength: 4 }))],
  async (link, at, length, text) => {
    const token = await signLinkToken(keys, link);
    const place = at % token.length;
    const changed = token.slice(0, place) + text + token.slice(place + length);
    if (changed === token) return true;
    return (await readLinkToken(keys, link.schoolId, changed, now)).status === "not-genuine";
  },
);

fuzz("a cookie's value is a session's token in one form alone", [anyText()], (value) => {
  const token = asSessionToken(value);
  return token === null || (token === value && /^[A-Za-z0-9_-]{43}$/.test(value));
});
