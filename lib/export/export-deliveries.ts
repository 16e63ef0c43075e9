import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { accounts, mails, persons } from "../../db/schema.ts";
import type { Administrator } from "../desk/administrator.ts";
import { type Words, wordsIn } from "../i18n/words.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import { csvStream } from "./csv-stream.ts";
import { logExport } from "./log-export.ts";

const mailsAtOnce = 500;
const columns = ["at", "kind", "name", "username", "email", "state", "attempts", "settled", "error"] as const;

/** What became of each mail that the school still keeps, the newest first; never a link. */
export async function exportDeliveries(
  scope: Scope,
  administrator: Administrator,
  visitor: Visitor,
): Promise<ReadableStream<Uint8Array>> {
  await logExport(scope, administrator, "deliveries-exported", visitor);
  const words = wordsIn(scope.locale);
  return csvStream(
    columns.map((column) => words(`export.column.${column}`)),
    pagesOf(scope, words),
  );
}

async function* pagesOf(scope: Scope, words: Words) {
  const time = new Intl.DateTimeFormat("sv-SE", {
    timeZone: scope.school.timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  for (let before: { createdAt: Date; id: string } | null = null; ; ) {
    const page: Row[] = await pageBefore(scope, before);
    if (page.length > 0) yield page.map((row) => rowOf(row, words, time));
    const last = page.at(-1);
    if (!last || page.length < mailsAtOnce) return;
    before = last;
  }
}

type Row = Awaited<ReturnType<typeof pageBefore>>[number];

function pageBefore({ db, school }: Scope, before: { createdAt: Date; id: string } | null) {
  const older =
    before && sql`(${mails.createdAt}, ${mails.id}) < (${before.createdAt.getTime()}, ${before.id})`;
  return db.read
    .select({
      id: mails.id,
      createdAt: mails.createdAt,
      kind: mails.kind,
      toEmail: mails.toEmail,
      state: mails.state,
      attempts: mails.attempts,
      settledAt: mails.settledAt,
      lastError: mails.lastError,
      givenName: persons.givenName,
      familyName: persons.familyName,
      username: accounts.username,
    })
    .from(mails)
    .leftJoin(persons, eq(persons.id, mails.personId))
    .leftJoin(accounts, eq(accounts.id, persons.accountId))
    .where(and(eq(mails.schoolId, school.id), older ?? undefined) as SQL)
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(mailsAtOnce);
}

function rowOf(row: Row, words: Words, time: Intl.DateTimeFormat): string[] {
  return [
    time.format(row.createdAt),
    words(`people.mail-kind.${row.kind}`),
    `${row.givenName ?? ""} ${row.familyName ?? ""}`.trim(),
    row.username ?? "",
    row.toEmail,
    words(`export.state.${row.state}`),
    String(row.attempts),
    row.settledAt ? time.format(row.settledAt) : "",
    row.lastError ?? "",
  ];
}
