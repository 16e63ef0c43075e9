import { workerData } from "node:worker_threads";
import { borrowedDatabase } from "../../db/borrowed-database.ts";
import { answerOverPort } from "../../db/over-port.ts";
import { backgroundHere } from "./background.ts";
import type { Errand, Ports } from "./background-on-thread.ts";
import { makeBackgroundTools } from "./make-tools.ts";

/** What the thread of background-on-thread.ts runs. */
const { database, errands } = workerData as Ports;
const background = backgroundHere(makeBackgroundTools(borrowedDatabase(database)));

answerOverPort<Errand, unknown>(errands, async (errand) =>
  errand.kind === "expand" ? background.expand(errand.request) : background[errand.kind](),
);
