import { and, eq, sql } from "drizzle-orm";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { addresses, persons, securityEvents } from "../../db/schema.ts";
import { activePerson } from "../accounts/is-active.ts";
import { audited } from "../audit.ts";
import { isDeliverable } from "../mail/undeliverable.ts";
import { linkAndMail } from "../recovery/link-and-mail.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { FreshAdministrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";

/** `unreachable`: nobody active of this school, or no address that mail gets to. */
export type SentLink =
  | { readonly status: "sent"; readonly count: number }
  | { readonly status: "unreachable" };

/** Mails a person a link of their own at each of their addresses, as if they had asked for it. Nothing changes until it is used. */
export async function sendLink(
  scope: Scope,
  by: FreshAdministrator,
  personId: string,
  visitor: Visitor,
): Promise<SentLink> {
  const { school, clock } = scope;
  const reachable = await scope.db.read
    .select({ person: persons, address: addresses })
    .from(persons)
    .innerJoin(addresses, eq(addresses.personId, persons.id))
    .where(
      and(
        eq(persons.id, personId),
        eq(persons.schoolId, school.id),
        activePerson(clock.now()),
        isDeliverable,
      ),
    );
  const [first] = reachable;
  if (!first) return { status: "unreachable" };
  const { accountId } = first.person;
  const { linkLifetimeMinutes, id: schoolId } = school;
  const event = {
    id: newId(),
    schoolId,
    personId,
    kind: "link-mailed" as const,
    happenedAt: clock.now(),
  };
  await scope.db.write((q) => [
    audited(q, scope, { ...byDesk(scope, by, visitor), kind: "link-sent", personId, accountId }),
    ...reachable.flatMap(({ person, address }) => {
      // An address that was taken away meanwhile gets nothing.
      const isStill = sql`exists (select 1 from ${addresses} where ${addresses.id} = ${address.id})`;
      const of = { schoolId, accountId, person, address, linkLifetimeMinutes, issuedBy: by.person.id };
      return linkAndMail(q, scope, of, isStill);
    }),
    insertWhere(q, securityEvents, event, sql`true`),
  ]);
  return { status: "sent", count: reachable.length };
}
