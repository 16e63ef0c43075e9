import { createHash } from "node:crypto";
import { newId } from "../../db/new-id.ts";
import type { sessions } from "../../db/schema.ts";
import { randomBytes, toBase64Url } from "../base64url.ts";
import type { School, Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";

const hourMs = 60 * 60_000;

const longestDayHours = 12;

/**
 * How long a session lasts without use, and in all, as the school sets it.
 * NIST SP 800-63B-4 section 2.1.3 leaves both to the operator at AAL1.
 */
export function sessionLimits(school: School, isKept: boolean): { idleMs: number; absoluteMs: number } {
  if (!isKept) return { idleMs: school.sessionIdleHours * hourMs, absoluteMs: longestDayHours * hourMs };
  const keptMs = school.sessionKeptDays * 24 * hourMs;
  return { idleMs: keptMs, absoluteMs: keptMs };
}

/** What the browser holds of a session. */
export interface SessionCookie {
  /** 256 random bits; only their hash is stored. */
  readonly token: string;
  readonly isKept: boolean;
  readonly lifetimeSeconds: number;
}

export interface NewSession extends SessionCookie {
  readonly row: typeof sessions.$inferInsert;
}

export function newSession(
  scope: Scope,
  opened: { personId: string; visitor: Visitor; isKept: boolean },
): NewSession {
  const now = scope.clock.now();
  const limits = sessionLimits(scope.school, opened.isKept);
  const token = toBase64Url(randomBytes(32));
  const expiresAt = new Date(now.getTime() + limits.absoluteMs);
  return {
    token,
    isKept: opened.isKept,
    lifetimeSeconds: limits.absoluteMs / 1000,
    row: {
      tokenHash: hashSessionToken(token),
      id: newId(),
      schoolId: scope.school.id,
      personId: opened.personId,
      device: opened.visitor.device,
      network: opened.visitor.network,
      isKept: opened.isKept,
      createdAt: now,
      confirmedAt: now,
      lastSeenAt: now,
      idleUntil: new Date(now.getTime() + limits.idleMs),
      expiresAt,
    },
  };
}

/** SHA-256 is enough for 256 random bits: there is nothing to guess. */
export function hashSessionToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
