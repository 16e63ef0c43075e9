import { type SQL, sql } from "drizzle-orm";
import { importChanges } from "../../db/schema.ts";
import type { Change } from "./change.ts";

type List = "newAccounts" | "changedAccounts" | "newPersons" | "changedPersons" | "newAddresses";

/** A value of the row `staged`: `to.nameKey`. The path is ours, never a file's. */
export function at(path: string): SQL {
  return sql`json_extract(staged.value, ${sql.raw(`'$.${path}'`)})`;
}

/** The rows of one list, of every account that an import changes, as `staged`. */
export function stagedRows(importId: string, list: List & keyof Change): SQL {
  return sql`${importChanges} set_out, json_each(set_out.change, ${sql.raw(`'$.${list}'`)}) staged
    where set_out.import_id = ${importId} and set_out.kept is null`;
}

/** The same, of one account, where `import_changes` is the table at hand. */
export function stagedHere(list: List & keyof Change): SQL {
  return sql`json_each(${importChanges.change}, ${sql.raw(`'$.${list}'`)}) staged`;
}

/**
 * Whether a person has what must not go to somebody else who takes their
 * place: a password, an address, an open link or letter, the role.
 */
export function hasOwn(row: "persons" | "p", now: Date): SQL<number> {
  const of = sql.raw(row);
  return sql<number>`(${of}.password_verifier is not null or ${of}.is_administrator
    or exists (select 1 from addresses where addresses.person_id = ${of}.id)
    or exists (select 1 from recovery_links l
      where l.person_id = ${of}.id and l.ended_at is null and l.expires_at > ${now.getTime()}))`;
}

/** Whether what a list changes is, in a table, no longer what it should be. */
export function accountDiffers(side: "from" | "to"): SQL {
  return sql`(a.id is null or a.username is not ${at(`${side}.username`)}
    or a.external_id is not ${at(`${side}.externalId`)} or a.class_name is not ${at(`${side}.className`)})`;
}

export function personDiffers(side: "from" | "to"): SQL {
  return sql`(p.id is null or p.given_name is not ${at(`${side}.givenName`)}
    or p.family_name is not ${at(`${side}.familyName`)} or p.relation is not ${at(`${side}.relation`)}
    or p.is_active is not ${at(`${side}.isActive`)})`;
}
