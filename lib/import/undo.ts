import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { accounts, addresses, importChanges, imports, persons, recoveryLinks } from "../../db/schema.ts";
import { audited } from "../audit.ts";
import type { AtSchool, Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import { type FreshImporter, whoIs } from "./importer.ts";
import { isInTheWay } from "./in-the-way.ts";
import { accountDiffers, at, personDiffers, stagedHere, stagedRows } from "./staged.ts";
import { endStagedAccess, writeAccounts, writePersons } from "./write-staged.ts";

export type UndoOutcome =
  /** @param kept accounts that were left as they are: `import_changes.kept` says why. */
  { readonly status: "undone"; readonly kept: number } | { readonly status: "too-late" | "in-the-way" };

const dayMs = 24 * 60 * 60_000;

export function canBeUndone(
  scope: Scope,
  { state, appliedAt }: typeof imports.$inferSelect | UndoFacts,
): boolean {
  return (
    state === "applied" && appliedAt !== null && scope.clock.now().getTime() - appliedAt.getTime() < dayMs
  );
}
type UndoFacts = Pick<typeof imports.$inferSelect, "state" | "appliedAt">;

/**
 * Makes everything as it was before an import, within a day, in one go. An
 * account that was changed since, or on which somebody chose a password, is
 * left as it is, and told of.
 *
 * @param visitor null for an operator, who comes from no network.
 */
export async function undoImport(
  scope: AtSchool,
  importer: FreshImporter,
  id: string,
  visitor: Pick<Visitor, "network"> | null,
): Promise<UndoOutcome> {
  const { db, school, clock } = scope;
  const { personId, accountId } = whoIs(importer);
  const now = clock.now();
  const claim = crypto.randomUUID();
  const isClaimed = sql`exists (select 1 from ${imports} where ${imports.id} = ${id}
    and ${imports.schoolId} = ${school.id} and ${imports.claim} = ${claim})`;
  const mayBeUndone = and(
    eq(imports.id, id),
    eq(imports.schoolId, school.id),
    eq(imports.state, "applied"),
    gt(imports.appliedAt, new Date(now.getTime() - dayMs)),
  );
  try {
    const [claimed, kept] = await db.write((q) => [
      q
        .update(imports)
        .set({ state: "undone", undoneAt: now, claim })
        .where(mayBeUndone)
        .returning({ id: imports.id }),
      keepTouched(q, id, personId, isClaimed),
      ...deleteAdded(q, scope, id, isClaimed),
      ...endStagedAccess(q, scope, id, "from", isClaimed),
      writePersons(q, scope, id, "from", isClaimed),
      ...writeAccounts(q, scope, id, "from", isClaimed),
      audited(
        q,
        scope,
        {
          schoolId: school.id,
          kind: "import-undone",
          outcome: "done",
          actorId: personId,
          accountId,
          subjectId: id,
          network: visitor?.network ?? null,
        },
        isClaimed,
      ),
    ]);
    return claimed.length > 0 ? { status: "undone", kept: kept.length } : { status: "too-late" };
  } catch (error) {
    // A username or number of before is somebody else's by now.
    if (isInTheWay(error)) return { status: "in-the-way" };
    throw error;
  }
}

/** Marks the accounts that are no longer what the import made of them. */
function keepTouched(q: Writer, id: string, myId: string | null, isClaimed: SQL) {
  const choseOne = sql`(exists (select 1 from ${stagedHere("newPersons")} join persons p on p.id = ${at("id")}
      where p.password_verifier is not null)
    or exists (select 1 from ${stagedHere("changedPersons")} join persons p on p.id = ${at("id")}
      where p.password_changed_at >= (select applied_at from imports where id = ${id})
      and ${at("to.isActive")} and (not ${at("from.isActive")} or ${at("becomesOther")})))`;
  const addressesDiffer = sql`(select count(*) from addresses where person_id = p.id) <>
    (select count(*) from json_each(${importChanges.change}, '$.newAddresses') n
      where json_extract(n.value, '$.personId') = p.id)`;
  const personsDiffer = sql`(select count(*) from persons where account_id = a.id) <>
    json_array_length(${importChanges.change}, '$.newPersons')`;
  const isChanged = sql`(exists (select 1 from ${stagedHere("newAccounts")} left join accounts a on a.id = ${at("id")}
      where a.id is null or a.username is not ${at("username")} or a.external_id is not ${at("externalId")}
      or a.class_name is not ${at("className")} or ${personsDiffer})
    or exists (select 1 from ${stagedHere("changedAccounts")} left join accounts a on a.id = ${at("id")}
      where ${accountDiffers("to")})
    or exists (select 1 from ${stagedHere("newPersons")} left join persons p on p.id = ${at("id")}
      where p.id is null or p.given_name is not ${at("givenName")} or p.family_name is not ${at("familyName")}
      or p.relation is not ${at("relation")} or p.is_active is not ${at("isActive")} or p.is_administrator
      or p.active_until is not null or ${addressesDiffer})
    or exists (select 1 from ${stagedHere("changedPersons")} left join persons p on p.id = ${at("id")}
      where ${personDiffers("to")} or (${at("becomesOther")} and ${addressesDiffer}) or (p.id = ${myId} and not ${at("from.isActive")})))`;
  return q
    .update(importChanges)
    .set({ kept: sql`case when ${choseOne} then 'password-chosen' else 'changed' end` })
    .where(
      and(
        eq(importChanges.importId, id),
        sql`${importChanges.kind} <> 'wrong'`,
        isClaimed,
        sql`(${choseOne} or ${isChanged})`,
      ),
    )
    .returning({ number: importChanges.number });
}

/** What the import added; links to it go with it, and open nothing. */
function deleteAdded(q: Writer, { school }: AtSchool, id: string, isClaimed: SQL) {
  const ids = (list: "newAccounts" | "newPersons" | "newAddresses") =>
    sql`(select ${at("id")} from ${stagedRows(id, list)} and ${isClaimed})`;
  return [
    q
      .delete(recoveryLinks)
      .where(
        sql`${eq(recoveryLinks.schoolId, school.id)} and ${recoveryLinks.personId} in ${ids("newPersons")}`,
      ),
    q
      .delete(addresses)
      .where(sql`${eq(addresses.schoolId, school.id)} and ${addresses.id} in ${ids("newAddresses")}`),
    q
      .delete(persons)
      .where(sql`${eq(persons.schoolId, school.id)} and ${persons.id} in ${ids("newPersons")}`),
    q
      .delete(accounts)
      .where(sql`${eq(accounts.schoolId, school.id)} and ${accounts.id} in ${ids("newAccounts")}`),
  ] as const;
}
