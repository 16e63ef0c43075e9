import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * Loaded before a server that is told stories to (`node --import`): writes down
 * each statement that it has its database prepare, once, in the file that
 * SLEUTEL_STATEMENTS names. What was bound to it is not written.
 */
const file = process.env.SLEUTEL_STATEMENTS;
if (file) {
  const { prototype } = createRequire(import.meta.url)("libsql") as {
    prototype: { prepare(sql: string, ...others: unknown[]): unknown };
  };
  const { prepare } = prototype;
  const written = new Set<string>();
  prototype.prepare = function (sql, ...others) {
    if (!written.has(sql)) {
      written.add(sql);
      appendFileSync(file, `${JSON.stringify(sql)}\n`);
    }
    return prepare.call(this, sql, ...others);
  };
}
