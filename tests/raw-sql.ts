import { createClient } from "@libsql/client";

/** What no verb can do: for a fault that a test needs. */
export async function rawSql(databaseUrl: string, ...statements: string[]): Promise<void> {
  const client = createClient({ url: databaseUrl });
  for (const statement of statements) await client.execute(statement);
  client.close();
}
