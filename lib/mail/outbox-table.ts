import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { outboxMails } from "../../db/schema.ts";
import type { Outbox } from "./outbox.ts";

const { schoolSlug, kind, mailId, createdAt, arrival, source } = outboxMails;
/** Cut off by the database: a page of the list would otherwise fetch every body. */
const headers = sql<string>`substr(${source}, 1, instr(${source}, char(13, 10, 13, 10)) + 3)`;

/** For a server without a disk: one row a mail, one round trip a call. */
export function outboxTable(db: Database): Outbox {
  return {
    async put(name, source) {
      await db.write((q) => [
        q
          .insert(outboxMails)
          .values({ ...name, source })
          .onConflictDoNothing({ target: mailId }),
      ]);
    },
    list: (slug, limit) =>
      db.read
        .select({ schoolSlug, kind, mailId, headers })
        .from(outboxMails)
        .where(ofSchool(slug))
        .orderBy(desc(createdAt), desc(arrival))
        .limit(limit),
    async find(slug, id) {
      const [mail] = await db.read
        .select({ schoolSlug, kind, mailId, source })
        .from(outboxMails)
        .where(and(eq(mailId, id), ofSchool(slug)));
      return mail ?? null;
    },
  };
}

/** No condition for null: that is every school's. */
function ofSchool(slug: string | null) {
  return slug === null ? undefined : eq(schoolSlug, slug);
}
