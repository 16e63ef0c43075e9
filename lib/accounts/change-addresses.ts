import { and, eq, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { addresses } from "../../db/schema.ts";
import { type Audited, audited } from "../audit.ts";
import { queueNotices } from "../mail/queue-notices.ts";
import type { Scope } from "../scope.ts";
import { emailKey, looksLikeEmail } from "./email-key.ts";

type Owner = { readonly id: string; readonly accountId: string; readonly locale: string };
/** Who does it, for the log. */
type By = Pick<Audited, "actorId" | "network">;

/**
 * Adds an address to a person of this school. The new one and the ones they
 * had are told, so that nobody adds one unseen.
 */
export async function addAddress(
  scope: Scope,
  person: Owner,
  email: string,
  by: By,
): Promise<{ readonly status: "added" | "known-already" | "not-an-email" }> {
  if (!looksLikeEmail(email)) return { status: "not-an-email" };
  const stored = email.trim();
  const id = newId();
  const isAdded = sql`exists (select 1 from ${addresses} where ${addresses.id} = ${id})`;
  const isNew = sql`not exists (select 1 from ${addresses}
    where ${addresses.personId} = ${person.id} and ${addresses.emailKey} = ${emailKey(stored)})`;
  const [added] = await scope.db.write((q) => [
    insertWhere(
      q,
      addresses,
      {
        id,
        schoolId: scope.school.id,
        personId: person.id,
        email: stored,
        emailKey: emailKey(stored),
        createdAt: scope.clock.now(),
      },
      isNew,
    ).returning({ id: addresses.id }),
    queueNotices(q, scope, { kind: "address-added", person, about: stored }, isAdded),
    audited(q, scope, { ...lineOf(scope, person, by), kind: "address-added", subjectId: id }, isAdded),
  ]);
  return { status: added.length > 0 ? "added" : "known-already" };
}

/**
 * Removes an address of a person of this school; its links open nothing from
 * then on. It is told too, while it still is theirs.
 */
export async function removeAddress(
  scope: Scope,
  person: Owner,
  email: string,
  by: By,
): Promise<{ readonly status: "removed" | "unknown" }> {
  const isTheirs = and(
    eq(addresses.schoolId, scope.school.id),
    eq(addresses.personId, person.id),
    eq(addresses.emailKey, emailKey(email)),
  );
  const isThere = sql`exists (select 1 from ${addresses} where ${isTheirs})`;
  const [, , removed] = await scope.db.write((q) => [
    queueNotices(q, scope, { kind: "address-removed", person, about: email.trim() }, isThere),
    audited(q, scope, { ...lineOf(scope, person, by), kind: "address-removed" }, isThere),
    q.delete(addresses).where(isTheirs).returning({ id: addresses.id }),
  ]);
  return { status: removed.length > 0 ? "removed" : "unknown" };
}

function lineOf(scope: Scope, { id, accountId }: Owner, by: By) {
  return { ...by, schoolId: scope.school.id, outcome: "done", personId: id, accountId } as const;
}
