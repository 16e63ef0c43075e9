import { createClient } from "@libsql/client";

/** Where the floor keeps its accounts: a file or a server of its own, of the kind that Sleutel has beside it. */
const client = createClient({ url: process.env.FLOOR_DATABASE_URL ?? ":memory:" });

export async function readAccount(username: string) {
  const found = await client.execute({ sql: "select * from accounts where username = ?", args: [username] });
  return found.rows[0];
}

export async function commit(username: string): Promise<void> {
  await client.execute({
    sql: "insert into happenings (username, at) values (?, ?)",
    args: [username, Date.now()],
  });
}
