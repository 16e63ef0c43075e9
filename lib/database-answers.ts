import { sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import { schools } from "../db/schema.ts";

/** @throws what the driver says, where the database does not answer or has no schema. */
export async function databaseAnswers(db: Database): Promise<void> {
  await db.read.select({ one: sql`1` }).from(schools).limit(1);
}
