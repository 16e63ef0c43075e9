import { type Client, createClient } from "@libsql/client";
import type { InTurn } from "../../db/client.ts";
import { theEdge } from "../../lib/edge/edge.ts";
import { takingTurns } from "../../lib/turns.ts";

/** Where the floor keeps its accounts: a file or a server of its own, of the kind that Sleutel has beside it. */
const url = () => process.env.FLOOR_DATABASE_URL ?? ":memory:";

/** For the whole process: Next has a copy of this module for each route. */
const shared = globalThis as { client?: Client; inTurn?: InTurn };

export async function readAccount(username: string) {
  const found = await client().execute({
    sql: "select * from accounts where username = ?",
    args: [username],
  });
  return found.rows[0];
}

export async function commit(username: string): Promise<void> {
  shared.inTurn ??= turns();
  await shared.inTurn(() =>
    client().execute({
      sql: "insert into happenings (username, at) values (?, ?)",
      args: [username, Date.now()],
    }),
  );
}

/** At the edge one for each call: no request may resume what another does. */
function client(): Client {
  if (theEdge()) return createClient({ url: url() });
  shared.client ??= createClient({ url: url() });
  return shared.client;
}

/** A server gets one write at a time, as from Sleutel: it stands still for good where many write at once (db/open-server.ts). */
function turns(): InTurn {
  if (url().startsWith("file:")) return (write) => write();
  if (!theEdge()) return oneAfterAnother();
  const refusal = () => new Error("too many wait");
  const turn = takingTurns({ atOnce: 1, longestLane: 1000, longestQueue: 1000, quickMs: 1, refusal });
  return (write) => turn("all", write);
}

/** One at a time, in the order in which they came. */
function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
