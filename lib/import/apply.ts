import { and, eq, sql } from "drizzle-orm";
import { imports } from "../../db/schema.ts";
import { audited } from "../audit.ts";
import type { AtSchool } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import { findImport } from "./find-import.ts";
import { type FreshImporter, whoIs } from "./importer.ts";
import { isInTheWay } from "./in-the-way.ts";
import { accountDiffers, at, hasOwn, personDiffers, stagedRows } from "./staged.ts";
import { tellOfNewAddresses } from "./tell-of-addresses.ts";
import { endStagedAccess, insertStaged, writeAccounts, writePersons } from "./write-staged.ts";

export type ApplyOutcome = { readonly status: "applied" | "stale" | "unknown" };

/**
 * Does what was set out, in one go: all of it, or nothing. Of any number of
 * presses one does it.
 *
 * @param shown the reading that the importer saw (`Import.claim`).
 * @param visitor null for an operator, who comes from no network.
 * @returns `stale` where that is not what is set out any more, or where somebody
 *   whom it is about was changed since: set it out again, and look.
 */
export async function applyImport(
  scope: AtSchool,
  importer: FreshImporter,
  id: string,
  shown: string,
  visitor: Pick<Visitor, "network"> | null,
): Promise<ApplyOutcome> {
  const found = await findImport(scope, importer, id);
  if (!found?.summary) return { status: found ? "stale" : "unknown" };
  const { personId, accountId } = whoIs(importer);
  const claim = crypto.randomUUID();
  const isClaimed = sql`exists (select 1 from ${imports} where ${imports.id} = ${id}
    and ${imports.schoolId} = ${scope.school.id} and ${imports.claim} = ${claim})`;
  const ready = and(
    eq(imports.id, id),
    eq(imports.schoolId, scope.school.id),
    eq(imports.state, "read"),
    eq(imports.claim, shown),
    sql`not ${isStale(id, personId, scope.clock.now())}`,
  );
  const { accounts } = found.summary;
  try {
    const [claimed] = await scope.db.write((q) => [
      q
        .update(imports)
        .set({ state: "applied", appliedAt: scope.clock.now(), claim })
        .where(ready)
        .returning({ id: imports.id }),
      ...writeAccounts(q, scope, id, "to", isClaimed),
      writePersons(q, scope, id, "to", isClaimed),
      ...insertStaged(q, scope, id, isClaimed),
      ...tellOfNewAddresses(
        q,
        scope,
        id,
        { actorId: personId, network: visitor?.network ?? null },
        isClaimed,
      ),
      ...endStagedAccess(q, scope, id, "to", isClaimed),
      audited(
        q,
        scope,
        {
          schoolId: scope.school.id,
          kind: "import-applied",
          outcome: "done",
          actorId: personId,
          accountId,
          subjectId: id,
          detail: `added ${accounts.added}, changed ${accounts.changed}, deactivated ${accounts.deactivated}`,
          network: visitor?.network ?? null,
        },
        isClaimed,
      ),
    ]);
    return { status: claimed.length > 0 ? "applied" : "stale" };
  } catch (error) {
    // Somebody else took a username, a number or a place since: the database refuses all of it.
    if (isInTheWay(error)) return { status: "stale" };
    throw error;
  }
}

/** Whether anything is no longer as it was when it was set out, or the administrator would lock themselves out. */
function isStale(id: string, myId: string | null, now: Date) {
  const [accounts, persons] = [stagedRows(id, "changedAccounts"), stagedRows(id, "changedPersons")];
  return sql`(exists (select 1 from (select staged.value from ${accounts}) staged
      left join accounts a on a.id = ${at("id")} where ${accountDiffers("from")})
    or exists (select 1 from (select staged.value from ${persons}) staged
      left join persons p on p.id = ${at("id")} where ${personDiffers("from")}
      or (${at("becomesOther")} and ${hasOwn("p", now)})
      or (p.id = ${myId} and not ${at("to.isActive")})))`;
}
