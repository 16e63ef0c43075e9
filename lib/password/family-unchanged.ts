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
  // The sum, since the latest would hide a change by a server whose clock is behind.
  const changedAt = others.reduce((sum, other) => sum + (other.passwordChangedAt?.getTime() ?? 0), 0);
  return sql`(select coalesce(sum(password_changed_at), 0) from ${persons}
    where ${persons.accountId} = ${person.accountId} and ${persons.id} <> ${person.id}) = ${changedAt}`;
}

/** Whether this person's own password is still the one that was read; under a new key it is the same one. */
export function selfUnchanged(person: Member): SQL {
  return sql`exists (select 1 from ${persons} where ${persons.id} = ${person.id}
    and ${persons.passwordChangedAt} is ${person.passwordChangedAt?.getTime() ?? null})`;
}
