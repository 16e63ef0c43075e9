import { workerData } from "node:worker_threads";
import { borrowedDatabase } from "../../db/borrowed-database.ts";
import { answerOverPort } from "../../db/over-port.ts";
import type { Errand, Ports } from "../../lib/live/background-on-thread.ts";
import { insertSchool, slugsIn } from "../libsql/school-row.ts";

/** Background work for tests: it ends when it is to sweep, and counts how often it delivered. */
const { database, errands } = workerData as Ports;
const db = borrowedDatabase(database);
let deliveries = 0;

answerOverPort<Errand, unknown>(errands, async (errand) => {
  switch (errand.kind) {
    case "expand":
      await insertSchool(db, errand.request.username);
      return slugsIn(db);
    case "deliver":
      return ++deliveries;
    case "sweep":
      setImmediate(() => {
        throw new Error("as if something were wrong");
      });
      return new Promise(() => {});
  }
});
