import "server-only";
import { availableParallelism } from "node:os";
import { openDatabase } from "../../db/client.ts";
import { type Env, readEnv } from "../env.ts";
import { withBreaker } from "../mail/breaker.ts";
import type { Mailer } from "../mail/mailer.ts";
import { outboxMailer } from "../mail/outbox.ts";
import { postmarkMailer } from "../mail/postmark.ts";
import { smtpMailer } from "../mail/smtp.ts";
import { nodeArgon2id } from "../password/argon2id-node.ts";
import { type HashLanes, limitInFlight } from "../password/hash-queue.ts";
import { currentParameters } from "../password/parameters.ts";
import { schoolFinder } from "../schools/find-school.ts";
import type { Clock, School, Tools } from "../scope.ts";

export interface LiveTools extends Tools {
  readonly env: Env;
  readonly schoolAt: (slug: string) => Promise<School | null>;
  /** Argon2id in the lane of one network: who fills theirs makes nobody else wait. */
  readonly argon2idOf: HashLanes;
}

/** A whole year of pupils behind one address may press at once; they wait some seconds. */
const longestLane = 300;
/** In all: half a minute on two cores. Whoever would wait longer is told to come back. */
const longestQueue = 1200;

/** Next loads a module once for each of its bundles; the tools are one set for the process. */
const key = Symbol.for("sleutel.tools");
const shared = globalThis as { [key]?: LiveTools };

/** The environment made into tools: at the first request, never while building. */
export function liveTools(): LiveTools {
  shared[key] ??= makeTools(readEnv(process.env));
  return shared[key];
}

function makeTools(env: Env): LiveTools {
  const db = openDatabase(env.databaseUrl, env.databaseAuthToken);
  const clock = { now: () => new Date() };
  // No more than the cores, nor than leaves one of libuv's four threads for files and names.
  const atOnce = Math.min(availableParallelism(), 3);
  const argon2idOf = limitInFlight(nodeArgon2id, { atOnce, longestLane, longestQueue });
  return {
    env,
    db,
    clock,
    mailer: makeMailer(env, clock),
    keys: env.keys,
    argon2id: argon2idOf("house"),
    argon2idOf,
    passwordCost: currentParameters,
    senderEmail: env.senderEmail,
    throttleFactor: env.throttleFactor,
    urlAt: (slug, path) => `${env.baseScheme}://${slug}.${env.baseDomain}${env.basePortSuffix}${path}`,
    schoolAt: schoolFinder(db, clock),
  };
}

function makeMailer({ mail }: Env, clock: Clock): Mailer {
  if (mail.transport === "outbox") return outboxMailer(mail.folder);
  const mailer = mail.transport === "smtp" ? smtpMailer(mail) : postmarkMailer(mail);
  return withBreaker(mailer, clock, (reason) => console.error(`No mail can be sent. ${reason}`));
}
