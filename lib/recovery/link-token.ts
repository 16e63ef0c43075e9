import { errors, jwtVerify, SignJWT } from "jose";
import { linkPurposes } from "../../db/schema.ts";
import type { Key, KeyRing } from "../keys.ts";

type Purpose = (typeof linkPurposes)[number];

export interface LinkClaims {
  /** Of the row in `recovery_links`. */
  readonly uuid: string;
  readonly purpose: Purpose;
}

export type LinkToken =
  | ({ readonly status: "genuine" } & LinkClaims)
  /** Ours, and its time is over. */
  | { readonly status: "expired" }
  | { readonly status: "not-genuine" };

/** Ours are some 250 characters; whatever is much longer is not worth parsing. */
const longestToken = 600;
/**
 * Three parts without padding or space, the last of 32 bytes. Its last character
 * has two bits to spare, which are zero: one link has one spelling.
 */
const tokenPattern = /^[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Makes the token of a link: a JWT (RFC 7519, HS256) that names the row, its
 * purpose, its school and its end. The same row makes the same token as long as
 * the key stands, so a mail can be sent again; the database holds none of it.
 */
export async function signLinkToken(
  keys: KeyRing,
  link: { id: string; purpose: Purpose; schoolId: string; expiresAt: Date },
): Promise<string> {
  return new SignJWT({ uuid: link.id, purpose: link.purpose })
    .setProtectedHeader({ alg: "HS256", kid: keys.current.id })
    .setAudience(link.schoolId)
    .setExpirationTime(link.expiresAt)
    .sign(await hmacKey(keys.current));
}

/**
 * Reads a token without asking the database. The algorithm and the key are ours
 * to name, never the token's (RFC 8725 sections 3.1 and 3.2); another school's
 * token is not genuine here.
 */
export async function readLinkToken(
  keys: KeyRing,
  schoolId: string,
  token: string,
  now: Date,
): Promise<LinkToken> {
  if (token.length > longestToken || !tokenPattern.test(token)) return { status: "not-genuine" };
  try {
    const { payload } = await jwtVerify(
      token,
      async (header) => {
        const key = keys.find(String(header.kid));
        if (!key) throw new errors.JWSInvalid("unknown key");
        return hmacKey(key);
      },
      { algorithms: ["HS256"], audience: schoolId, currentDate: now, requiredClaims: ["exp"] },
    );
    const { uuid, purpose } = payload;
    if (typeof uuid !== "string" || !uuidPattern.test(uuid) || !isPurpose(purpose))
      return { status: "not-genuine" };
    return { status: "genuine", uuid, purpose };
  } catch (error) {
    // The signature is checked before the time: this one was ours.
    if (error instanceof errors.JWTExpired) return { status: "expired" };
    if (error instanceof errors.JOSEError || error instanceof TypeError) return { status: "not-genuine" };
    throw error;
  }
}

function isPurpose(value: unknown): value is Purpose {
  return (linkPurposes as readonly unknown[]).includes(value);
}

const imported = new WeakMap<Key, Promise<CryptoKey>>();

/** Imported once: it makes verifying two to six times as fast. */
function hmacKey(key: Key): Promise<CryptoKey> {
  let hmac = imported.get(key);
  if (!hmac) {
    hmac = crypto.subtle.importKey("raw", key.secret, { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
      "verify",
    ]);
    imported.set(key, hmac);
  }
  return hmac;
}
