import { sql } from "drizzle-orm";
import { insertForEach } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { accounts, persons } from "../../db/schema.ts";
import { audited } from "../audit.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { FreshAdministrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";
import { readPerson, type TypedPerson } from "./person-form.ts";

const mostCoAccounts = 6;

export type AddedPerson =
  | { readonly status: "added" | "full" }
  | { readonly status: "faulty"; readonly field: "locale" | "relation" };

/** A new co-account in the first free place of an account: `full` where all six are taken, or there is no such account. */
export async function addPerson(
  scope: Scope,
  by: FreshAdministrator,
  accountId: string,
  typed: TypedPerson,
  visitor: Visitor,
): Promise<AddedPerson> {
  const read = readPerson(typed, 1);
  if (read.status === "faulty") return read;
  const id = newId();
  const places = sql.raw(
    Array.from({ length: mostCoAccounts }, (_, i) => `select ${i + 1} as place`).join(" union all "),
  );
  const isTaken = sql`exists (select 1 from ${persons} as member
    where member.account_id = ${accountId} and member.position = place)`;
  const position = sql`(select min(place) from (${places}) where not ${isTaken})`;
  const isAdded = sql`exists (select 1 from ${persons} where ${persons.id} = ${id})`;
  const [added] = await scope.db.write((q) => [
    insertForEach(
      q,
      persons,
      { ...read.values, id, schoolId: scope.school.id, accountId, position, createdAt: scope.clock.now() },
      sql`from ${accounts} where ${accounts.id} = ${accountId}
        and ${accounts.schoolId} = ${scope.school.id} and ${position} is not null`,
    ).returning({ id: persons.id }),
    audited(
      q,
      scope,
      { ...byDesk(scope, by, visitor), kind: "person-added", personId: id, accountId },
      isAdded,
    ),
  ]);
  return { status: added.length > 0 ? "added" : "full" };
}
