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

const notLookedUp = "select count(*) as open from recovery_requests where outcome = 'pending'";
const notSent = "select count(*) as open from mails where state = 'queued'";

/** Once nothing is under way any more: a request is looked up, and its mails go out, at an unknown moment after its answer. */
export async function untilSettled(demo: Demo): Promise<void> {
  await untilNone(demo, notLookedUp);
  await untilNone(demo, notSent);
}

async function untilNone(demo: Demo, open: string): Promise<void> {
  while ((await rows(demo, open))[0]?.open) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** How many rows there are of all that a visitor can cause, once every request was looked up. */
export async function rowCounts(demo: Demo): Promise<Record<string, number>> {
  await untilNone(demo, notLookedUp);
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
