import { createClient } from "@libsql/client";

/** Where the floor keeps its accounts: a file or a server of its own, of the kind that Sleutel has beside it. */
const url = process.env.FLOOR_DATABASE_URL ?? ":memory:";
const client = createClient({ url });

export async function readAccount(username: string) {
  const found = await client.execute({ sql: "select * from accounts where username = ?", args: [username] });
  return found.rows[0];
}

/** A server gets one at a time, as from Sleutel: it stands still for good where many write at once (db/open-server.ts). */
export async function commit(username: string): Promise<void> {
  await (url.startsWith("file:") ? insert(username) : inTurn(() => insert(username)));
}

async function insert(username: string): Promise<void> {
  await client.execute({
    sql: "insert into happenings (username, at) values (?, ?)",
    args: [username, Date.now()],
  });
}

/** For the whole process: Next has a copy of this module for each route. */
const shared = globalThis as { lastWrite?: Promise<void> };

function inTurn(write: () => Promise<void>): Promise<void> {
  const written = (shared.lastWrite ?? Promise.resolve()).then(write);
  shared.lastWrite = written.catch(() => {});
  return written;
}
