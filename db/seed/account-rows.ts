import type { BatchItem } from "drizzle-orm/batch";
import { chunks } from "../chunks.ts";
import type { Writer } from "../client.ts";
import { accounts, addresses, persons } from "../schema.ts";
import type { DemoAccount, DemoLocale } from "./demo-account.ts";
import type { SeedTools } from "./seed-tools.ts";
import { stableId } from "./stable.ts";

export interface AccountRows {
  readonly account: typeof accounts.$inferInsert;
  readonly persons: (typeof persons.$inferInsert)[];
  readonly addresses: (typeof addresses.$inferInsert)[];
}

/** Many rows a statement, and well below SQLite's 32,766 parameters (a person has 15). */
const rowsPerInsert = 200;
const dayMs = 86_400_000;

/**
 * @param salt that `verifiers` were made with.
 * @param verifiers one a person, in their order; null is no password yet.
 */
export function accountRows(
  demo: DemoAccount,
  school: { id: string; locale: DemoLocale },
  salt: Uint8Array,
  verifiers: readonly (string | null)[],
  tools: SeedTools,
): AccountRows {
  const place = `${demo.school}/${demo.username}`;
  const common = { schoolId: school.id, createdAt: tools.now };
  const accountId = stableId(place);
  return {
    account: {
      ...common,
      id: accountId,
      username: demo.username,
      usernameKey: tools.usernameKey(demo.username),
      className: demo.className ?? null,
      ownKey: tools.foldForSearch(`${demo.username} ${demo.className ?? ""}`),
      passwordSalt: Buffer.from(salt).toString("base64url"),
      passwordParameters: tools.parameters,
    },
    persons: demo.persons.map((person, position) => ({
      ...common,
      id: stableId(`${place}/${position}`),
      accountId,
      position,
      givenName: person.givenName,
      familyName: person.familyName,
      nameKey: tools.foldForSearch(`${person.familyName} ${person.givenName}`),
      relation: person.relation ?? null,
      locale: person.locale ?? school.locale,
      isActive: person.isActive ?? true,
      activeUntil:
        person.activeForDays === undefined ? null : new Date(+tools.now + person.activeForDays * dayMs),
      isAdministrator: person.isAdministrator ?? false,
      passwordVerifier: verifiers[position] ?? null,
      passwordChangedAt: verifiers[position] ? tools.now : null,
    })),
    addresses: demo.persons.flatMap((person, position) =>
      person.emails.map((email) => ({
        ...common,
        id: stableId(`${place}/${position}/${email}`),
        personId: stableId(`${place}/${position}`),
        email,
        emailKey: tools.emailKey(email),
      })),
    ),
  };
}

/** The inserts of `rows`. What is there already stays as it is: another process may be seeding too. */
export function insertsOf(q: Writer, rows: readonly AccountRows[]): BatchItem<"sqlite">[] {
  const inChunks = <T>(list: readonly T[], insert: (chunk: T[]) => BatchItem<"sqlite">) =>
    chunks(list, rowsPerInsert).map(insert);
  return [
    ...inChunks(
      rows.map((row) => row.account),
      (chunk) => q.insert(accounts).values(chunk).onConflictDoNothing(),
    ),
    ...inChunks(
      rows.flatMap((row) => row.persons),
      (chunk) => q.insert(persons).values(chunk).onConflictDoNothing(),
    ),
    ...inChunks(
      rows.flatMap((row) => row.addresses),
      (chunk) => q.insert(addresses).values(chunk).onConflictDoNothing(),
    ),
  ];
}
