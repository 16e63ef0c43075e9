import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { fromBase64Url } from "../../lib/base64url.ts";
import { keyRing } from "../../lib/keys.ts";
import { signLinkToken } from "../../lib/recovery/link-token.ts";
import type { Demo } from "./demo.ts";

const twoDaysMs = 48 * 60 * 60_000;

/** The same link as its token will read when its time is over: signed with the demo's own key, two days before. */
export function expired(demo: Demo, link: string): Promise<string> {
  return signedAgain(demo, link, { expiresAt: new Date(claimsOf(link).exp * 1000 - twoDaysMs) });
}

/** The same link saying something else, signed with the demo's own key. */
export async function signedAgain(
  demo: Demo,
  link: string,
  changes: Partial<Parameters<typeof signLinkToken>[1]>,
): Promise<string> {
  const { uuid, purpose, aud, exp } = claimsOf(link);
  const [id = "", secret = ""] = (readSecrets(demo).LINK_KEYS ?? "").split(":");
  const keys = keyRing([{ id, secret: fromBase64Url(secret) ?? new Uint8Array() }]);
  const row = { id: uuid, purpose, schoolId: aud, expiresAt: new Date(exp * 1000) };
  return withToken(link, await signLinkToken(keys, { ...row, ...changes }));
}

/** Somebody else's signature under the same words. */
export function forged(link: string): string {
  const [head, claims, signature = ""] = tokenOf(link).split(".");
  const other = signature.startsWith("A") ? "B" : "A";
  return withToken(link, `${head}.${claims}.${other}${signature.slice(1)}`);
}

export function tokenOf(link: string): string {
  return link.slice(link.lastIndexOf("/") + 1);
}

export function withToken(link: string, token: string): string {
  return link.slice(0, link.lastIndexOf("/") + 1) + token;
}

interface Claims {
  readonly uuid: string;
  readonly purpose: "recovery" | "activation";
  readonly aud: string;
  readonly exp: number;
}

export function claimsOf(link: string): Claims {
  const [, claims = ""] = tokenOf(link).split(".");
  return JSON.parse(Buffer.from(claims, "base64url").toString());
}

export function readSecrets(demo: Demo): NodeJS.Dict<string> {
  return parseEnv(readFileSync(join(demo.dataDir, "demo.env"), "utf8"));
}
