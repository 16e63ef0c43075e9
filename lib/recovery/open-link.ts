import { and, eq } from "drizzle-orm";
import { accounts, addresses, type linkPurposes, persons, recoveryLinks } from "../../db/schema.ts";
import { isActive } from "../accounts/is-active.ts";
import type { Scope } from "../scope.ts";
import { readLinkToken } from "./link-token.ts";

type Person = typeof persons.$inferSelect;

export interface OpenLink {
  readonly status: "open";
  readonly id: string;
  readonly purpose: (typeof linkPurposes)[number];
  readonly person: Person;
  readonly account: typeof accounts.$inferSelect;
  /** Everybody else of the account. */
  readonly others: readonly Person[];
  readonly holder: Person | undefined;
}

/**
 * `withdrawn`: the password changed in another way, the person was made
 * inactive, the address was removed, or somebody revoked it.
 */
export type LinkOutcome = OpenLink | { readonly status: "expired" | "used" | "withdrawn" | "not-genuine" };

/**
 * Looks at a link and changes nothing: mail scanners open links too. A token
 * that is not genuine, or is expired, costs no query; any other costs one.
 */
export async function openLink(scope: Scope, token: string): Promise<LinkOutcome> {
  const now = scope.clock.now();
  const claims = await readLinkToken(scope.keys.links, scope.school.id, token, now);
  if (claims.status !== "genuine") return claims;

  const rows = await scope.db.read
    .select({ link: recoveryLinks, account: accounts, member: persons, addressId: addresses.id })
    .from(recoveryLinks)
    .innerJoin(accounts, eq(accounts.id, recoveryLinks.accountId))
    .innerJoin(persons, eq(persons.accountId, accounts.id))
    .leftJoin(
      addresses,
      and(eq(addresses.id, recoveryLinks.addressId), eq(addresses.personId, recoveryLinks.personId)),
    )
    .where(
      and(
        eq(recoveryLinks.id, claims.uuid),
        eq(recoveryLinks.schoolId, scope.school.id),
        eq(recoveryLinks.purpose, claims.purpose),
      ),
    )
    .orderBy(persons.position);
  const family = rows.map(({ member }) => member);
  const person = family.find(({ id }) => id === rows[0]?.link.personId);
  if (!rows[0] || !person) return { status: "withdrawn" };

  const { link, account, addressId } = rows[0];
  if (link.endedBecause === "used") return { status: "used" };
  // One on paper went to no address.
  const isAddressGone = link.addressId !== null && addressId === null;
  if (link.endedAt || isAddressGone || !isActive(person, now)) return { status: "withdrawn" };
  if (link.expiresAt <= now) return { status: "expired" };
  return {
    status: "open",
    id: link.id,
    purpose: link.purpose,
    person,
    account,
    others: family.filter((member) => member !== person),
    holder: family.find(({ position }) => position === 0),
  };
}
