import "server-only";
import { type Database, type InTurn, openDatabase } from "../../db/client.ts";
import { type GroupWrites, groupLength } from "../../db/grouped-writes.ts";
import { DatabaseUnavailable } from "../../db/unavailable.ts";
import { noteUnavailable } from "../door/visit.ts";
import { type Edge, theEdge } from "../edge/edge.ts";
import { type Env, readEnv } from "../env.ts";
import { ledRounds } from "../led-rounds.ts";
import { withBreaker } from "../mail/breaker.ts";
import { outboxMailer } from "../mail/outbox.ts";
import { outboxFolder } from "../mail/outbox-folder.ts";
import { outboxTable } from "../mail/outbox-table.ts";
import { postmarkMailer } from "../mail/postmark.ts";
import { smtpMailer } from "../mail/smtp.ts";
import type { Argon2id } from "../password/argon2id.ts";
import { hashesAtOnce, nodeArgon2id } from "../password/argon2id-node.ts";
import { wasmArgon2id } from "../password/argon2id-wasm.ts";
import { type HashLanes, limitInFlight } from "../password/hash-queue.ts";
import { takeTurns } from "../password/hash-turns.ts";
import { currentParameters } from "../password/parameters.ts";
import { schoolFinder } from "../schools/find-school.ts";
import type { Clock, Tools } from "../scope.ts";
import { type TurnRules, takingTurns } from "../turns.ts";
import type { OpenBackground } from "./background.ts";
import type { LiveTools } from "./tools.ts";

/**
 * A whole year of pupils behind one address may press at once, and waits some
 * seconds; in all, half a minute on two cores. Whoever would wait longer is
 * told to come back.
 */
const nodeLimits = { longestLane: 300, longestQueue: 1200 };
/** An isolate has one thread and 128 MB: fewer wait there, and the platform starts more isolates. */
const edgeLimits = { longestLane: 150, longestQueue: 300 };

/** The environment made into tools. */
export function makeTools(openBackground: OpenBackground): LiveTools {
  const edge = theEdge();
  const env = readEnv(process.env, edge ? "edge" : "node");
  const db = databaseOf(env, edge);
  const argon2idOf = hashLanes(edge);
  const { outbox, ...tools } = toolsOver(env, db, argon2idOf("house"));
  const background = openBackground(tools);
  return { ...tools, env, argon2idOf, outbox, background, schoolAt: schoolFinder(db, tools.clock) };
}

/** The tools of background work that has a thread of its own. */
export function makeBackgroundTools(db: Database): Tools {
  return toolsOver(readEnv(process.env), db, nodeArgon2id);
}

function toolsOver(env: Env, db: Database, argon2id: Argon2id) {
  const clock = { now: () => new Date() };
  return {
    db,
    clock,
    ...makeMailer(env, db, clock),
    keys: env.keys,
    argon2id,
    passwordCost: currentParameters,
    senderEmail: env.senderEmail,
    throttleFactor: env.throttleFactor,
    urlAt: (slug: string, path: string) =>
      `${env.baseScheme}://${slug}.${env.baseDomain}${env.basePortSuffix}${path}`,
  };
}

function databaseOf(env: Env, edge: Edge | null): Database {
  return openDatabase({
    url: env.databaseUrl,
    nearbyUrl: env.databaseReplicaUrl,
    authToken: env.databaseAuthToken,
    onUnavailable: noteUnavailable,
    fetch: edge
      ? (request, signal) => edge.fetch.call(globalThis, request, { signal, redirect: "manual" })
      : undefined,
    // A libSQL server turns away what is over 128 connections (429); Node's agents bound theirs by themselves.
    inTurn: edge ? oneLane({ atOnce: 32, quickMs: 5 }) : undefined,
    groupWrites: edge ? groupedAtEdge : undefined,
  });
}

function hashLanes(edge: Edge | null): HashLanes {
  if (edge) return takeTurns(wasmArgon2id(edge.argon2), edgeLimits);
  return limitInFlight(nodeArgon2id, { atOnce: hashesAtOnce(), ...nodeLimits });
}

/** Trips to the database from one isolate: a crowd is to wait before a trip rather than during it. */
function oneLane({ atOnce, quickMs }: Pick<TurnRules, "atOnce" | "quickMs">): InTurn {
  const turn = takingTurns({
    atOnce,
    longestLane: 1000,
    longestQueue: 1000,
    quickMs,
    refusal: () => new DatabaseUnavailable(new Error("too many wait for it")),
  });
  return (trip) => turn("all", trip);
}

const groupedAtEdge: GroupWrites = (writeAll) =>
  ledRounds({
    round: writeAll,
    howMany: groupLength,
    refusal: (why) => new DatabaseUnavailable(new Error(why)),
  });

function makeMailer({ mail }: Env, db: Database, clock: Clock): Pick<LiveTools, "mailer" | "outbox"> {
  if (mail.transport === "outbox") {
    const outbox = mail.folder === null ? outboxTable(db) : outboxFolder(mail.folder);
    return { mailer: outboxMailer(outbox), outbox };
  }
  const mailer = mail.transport === "smtp" ? smtpMailer(mail) : postmarkMailer(mail);
  const complain = (reason: string) => console.error(`No mail can be sent. ${reason}`);
  return { mailer: withBreaker(mailer, clock, complain), outbox: null };
}
