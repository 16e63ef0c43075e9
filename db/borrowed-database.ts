import type { MessagePort } from "node:worker_threads";
import type { Client, InStatement, ResultSet } from "@libsql/client";
import type { Database } from "./client.ts";
import type { Answered, Asked } from "./lend-database.ts";
import { clientOf, databaseOver, type Ways } from "./over-client.ts";
import { askOverPort } from "./over-port.ts";

/** The database that another thread lends at the other end of a port (`lendTo`). */
export function borrowedDatabase(port: MessagePort): Database {
  const ask = askOverPort<Asked, Answered>(port) as (asked: Asked) => Promise<ResultSet[]>;
  const read = clientBy(ask, "read");
  const nearby = clientBy(ask, "nearby");
  const write = clientBy(ask, "write");
  return databaseOver({ read: () => read, nearby: () => nearby, write: () => write }, () => port.close());
}

function clientBy(ask: (asked: Asked) => Promise<ResultSet[]>, way: keyof Ways): Client {
  return clientOf({
    async execute(statement) {
      const [result] = await ask({ way, statements: [plain(statement as InStatement)], isBatch: false });
      return result as ResultSet;
    },
    batch: (statements) => ask({ way, statements: (statements as InStatement[]).map(plain), isBatch: true }),
  });
}

function plain(statement: InStatement): Asked["statements"][number] {
  if (typeof statement === "string") return statement;
  return { sql: statement.sql, args: statement.args ?? [] };
}
