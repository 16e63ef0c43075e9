import { and, eq, type SQL } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { sessions } from "../../db/schema.ts";
import { randomBytes, toBase64Url } from "../base64url.ts";
import type { Scope } from "../scope.ts";
import { hashSessionToken, type SessionCookie } from "./new-session.ts";

/**
 * Another token for a session that goes on: whoever gives the password again
 * gets one, and the one before opens nothing any more (OWASP ASVS 5.0, 7.2.4).
 */
export function renewedToken(
  scope: Scope,
  session: typeof sessions.$inferSelect,
): { cookie: SessionCookie; save: (q: Writer, granted?: SQL) => ReturnType<typeof saved> } {
  const token = toBase64Url(randomBytes(32));
  const now = scope.clock.now();
  const row = { tokenHash: hashSessionToken(token), confirmedAt: now };
  const lifetimeSeconds = Math.max(0, Math.floor((session.expiresAt.getTime() - now.getTime()) / 1000));
  return {
    cookie: { token, isKept: session.isKept, lifetimeSeconds },
    save: (q, granted) => saved(q, session, row, granted),
  };
}

function saved(
  q: Writer,
  session: typeof sessions.$inferSelect,
  row: { tokenHash: string; confirmedAt: Date },
  granted?: SQL,
) {
  const { tokenHash, schoolId } = session;
  return q
    .update(sessions)
    .set(row)
    .where(and(eq(sessions.tokenHash, tokenHash), eq(sessions.schoolId, schoolId), granted))
    .returning({ id: sessions.id });
}
