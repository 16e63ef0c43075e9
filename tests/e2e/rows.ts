import { createClient, type InValue, type Row } from "@libsql/client";
import type { Demo } from "./demo.ts";

/** What stands in a demo's database. */
export async function rows(demo: Demo, sql: string, args: InValue[] = []): Promise<Row[]> {
  const client = createClient({ url: demo.database.url, timeout: 5000 });
  try {
    return (await client.execute({ sql, args })).rows;
  } finally {
    client.close();
  }
}

/** How many rows there are of all that a visitor can cause. */
/** Once nothing is under way any more: a request is looked up at an unknown moment after its answer. */
export async function rowCounts(demo: Demo): Promise<Record<string, number>> {
  const pending = "select count(*) as pending from recovery_requests where outcome = 'pending'";
  while ((await rows(demo, pending))[0]?.pending) await new Promise((resolve) => setTimeout(resolve, 50));
  const tables = [
    "recovery_requests",
    "recovery_links",
    "mails",
    "sessions",
    "sign_in_attempts",
    "help_messages",
  ];
  const [row] = await rows(
    demo,
    `select ${tables.map((t) => `(select count(*) from ${t}) as ${t}`).join(", ")}`,
  );
  return Object.fromEntries(tables.map((table) => [table, Number(row?.[table])]));
}
