import { type SQL, sql } from "drizzle-orm";
import { persons } from "../../db/schema.ts";

interface Member {
  readonly id: string;
  readonly accountId: string;
  readonly passwordChangedAt: Date | null;
}

/**
 * Whether nobody else of the account chose a password since they were read:
 * no two of a family may have the same one, also when they choose at the same
 * moment.
 */
export function othersUnchanged(person: Member, others: readonly Member[]): SQL {
  const changedAt = Math.max(0, ...others.map((other) => other.passwordChangedAt?.getTime() ?? 0));
  return sql`(select coalesce(max(password_changed_at), 0) from ${persons}
    where ${persons.accountId} = ${person.accountId} and ${persons.id} <> ${person.id}) = ${changedAt}`;
}

/** Whether this person's own password is still the one that was read; under a new key it is the same one. */
export function selfUnchanged(person: Member): SQL {
  return sql`exists (select 1 from ${persons} where ${persons.id} = ${person.id}
    and ${persons.passwordChangedAt} is ${person.passwordChangedAt?.getTime() ?? null})`;
}
