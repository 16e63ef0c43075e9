import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { accounts, addresses, persons } from "../../db/schema.ts";
import type { Administrator } from "../desk/administrator.ts";
import { type Words, wordsIn } from "../i18n/words.ts";
import { fieldLabel } from "../import/field-labels.ts";
import { fieldAt, fields } from "../import/fields.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import { csvStream } from "./csv-stream.ts";
import { logExport } from "./log-export.ts";

const accountsAtOnce = 500;

/** Everybody of the school, in the columns that an import knows again; never anything of a password. */
export async function exportPeople(
  scope: Scope,
  administrator: Administrator,
  visitor: Visitor,
): Promise<ReadableStream<Uint8Array>> {
  await logExport(scope, administrator, "people-exported", visitor);
  const words = wordsIn(scope.locale);
  return csvStream(
    fields.map((field) => fieldLabel(words, field)),
    pagesOf(scope, words),
  );
}

async function* pagesOf(scope: Scope, words: Words) {
  for (let after = { sortKey: "", id: "" }; ; ) {
    const page = await pageAfter(scope, after);
    if (page.length > 0) yield page.map((each) => rowOf(each, words));
    const last = page.at(-1)?.account;
    if (!last || page.length < accountsAtOnce) return;
    after = last;
  }
}

type Exported = Awaited<ReturnType<typeof pageAfter>>[number];

/** One round trip. */
async function pageAfter({ db, school }: Scope, after: { sortKey: string; id: string }) {
  const which = and(
    eq(accounts.schoolId, school.id),
    sql`(${accounts.sortKey}, ${accounts.id}) > (${after.sortKey}, ${after.id})`,
  ) as SQL;
  const ids = sql`(select ${accounts.id} from ${accounts} where ${which}
    order by ${accounts.sortKey}, ${accounts.id} limit ${accountsAtOnce})`;
  const personIds = sql`(select ${persons.id} from ${persons} where ${persons.accountId} in ${ids})`;
  const [accountRows, personRows, addressRows] = await db.readAll((q) => [
    q
      .select({
        id: accounts.id,
        sortKey: accounts.sortKey,
        username: accounts.username,
        externalId: accounts.externalId,
        className: accounts.className,
      })
      .from(accounts)
      .where(which)
      .orderBy(asc(accounts.sortKey), asc(accounts.id))
      .limit(accountsAtOnce),
    q
      .select({
        id: persons.id,
        accountId: persons.accountId,
        position: persons.position,
        givenName: persons.givenName,
        familyName: persons.familyName,
        relation: persons.relation,
        locale: persons.locale,
        isActive: persons.isActive,
      })
      .from(persons)
      .where(inArray(persons.accountId, ids)),
    q
      .select({ personId: addresses.personId, email: addresses.email })
      .from(addresses)
      .where(inArray(addresses.personId, personIds)),
  ]);
  const emails = Map.groupBy(addressRows, ({ personId }) => personId);
  const members = Map.groupBy(personRows, ({ accountId }) => accountId);
  return accountRows.map((account) => ({
    account,
    persons: (members.get(account.id) ?? []).map((person) => ({
      ...person,
      emails: (emails.get(person.id) ?? []).map(({ email }) => email),
    })),
  }));
}

function rowOf({ account, persons: members }: Exported, words: Words): string[] {
  const cells: Record<string, string> = {
    externalId: account.externalId ?? "",
    username: account.username,
    className: account.className ?? "",
  };
  for (const person of members) {
    const put = (field: Parameters<typeof fieldAt>[0], value: string) => {
      cells[fieldAt(field, person.position)] = value;
    };
    put("givenName", person.givenName);
    put("familyName", person.familyName);
    put("email", person.emails.join(", "));
    put("status", words(person.isActive ? "import.status.active" : "import.status.inactive"));
    put("language", person.locale);
    if (person.relation) put("relation", words(`relation.${person.relation}`));
  }
  return fields.map((field) => cells[field] ?? "");
}
