import { chanceOf, hashOf, idOf, networkOf } from "./chance.ts";
import type { Into } from "./into.ts";

const dayMs = 86_400_000;
/** Of the sign-ins, those whose session is not over. */
const openSessions = 0.05;

export interface Happened {
  readonly schoolId: string;
  readonly accountId: string;
  readonly username: string;
  readonly email: string;
  readonly persons: readonly string[];
}

export function addRecovery(into: Into, place: string, who: Happened, at: number): void {
  const requestId = idOf(place, at);
  const network = networkOf(place);
  const common = { school_id: who.schoolId };
  into("recovery_requests", {
    id: requestId,
    ...common,
    username: who.username,
    email: who.email,
    network,
    requested_at: at,
    outcome: "mailed",
    expanded_at: at,
    account_id: who.accountId,
  });
  for (const [position, personId] of who.persons.entries()) {
    const linkId = idOf(`${place}/${position}`, at);
    into("recovery_links", {
      id: linkId,
      ...common,
      request_id: requestId,
      account_id: who.accountId,
      person_id: personId,
      address_id: null,
      purpose: "recovery",
      created_at: at,
      expires_at: at + dayMs / 12,
      ended_at: position === 0 ? at + 60_000 : null,
      ended_because: position === 0 ? "used" : null,
    });
    into("mails", {
      id: idOf(`${place}/${position}/mail`, at),
      ...common,
      kind: "recovery",
      person_id: personId,
      link_id: linkId,
      to_email: who.email,
      locale: "nl",
      state: "delivered",
      attempts: 1,
      due_at: at,
      expires_at: at + dayMs / 12,
      created_at: at,
      settled_at: at + 1_000,
    });
  }
  for (const kind of ["recovery-asked", "recovery-looked-up", "recovery-completed"]) {
    addAuditEvent(into, `${place}/${kind}`, kind, who, network, at);
  }
}

export function addSignIn(into: Into, place: string, who: Happened, now: number, ago: number): void {
  const at = now - ago;
  const network = networkOf(place);
  const personId = who.persons[0] ?? "";
  addAuditEvent(into, place, "sign-in", who, network, at);
  into("security_events", {
    id: idOf(`${place}/event`, at),
    school_id: who.schoolId,
    person_id: personId,
    kind: "signed-in",
    device: "Firefox, Windows",
    network,
    happened_at: at,
  });
  if (chanceOf(`${place}/open`) > openSessions) return;
  into("sessions", {
    token_hash: hashOf(`${place}/token`),
    id: idOf(`${place}/session`, now - dayMs),
    school_id: who.schoolId,
    person_id: personId,
    device: "Firefox, Windows",
    network,
    is_kept: 1,
    created_at: now - dayMs,
    confirmed_at: now - dayMs,
    last_seen_at: now - dayMs,
    idle_until: now + 29 * dayMs,
    expires_at: now + 29 * dayMs,
  });
}

function addAuditEvent(
  into: Into,
  place: string,
  kind: string,
  { schoolId, persons, accountId }: Happened,
  network: string,
  at: number,
): void {
  into("audit_events", {
    id: idOf(`${place}/audit`, at),
    school_id: schoolId,
    kind,
    outcome: "done",
    actor_id: null,
    person_id: persons[0] ?? null,
    account_id: accountId,
    network,
    happened_at: at,
  });
}
