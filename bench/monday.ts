import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "../scripts/mails/load-tsx.ts";
import { count } from "drizzle-orm";
import { openDatabase } from "../db/client.ts";
import { mails, schools } from "../db/schema.ts";
import { randomFrom } from "../db/seed/random.ts";
import { keyRing } from "../lib/keys.ts";
import { currentParameters } from "../lib/password/parameters.ts";
import { asSchool } from "../lib/schools/find-school.ts";
import { type Scope, scopeAt, type Tools } from "../lib/scope.ts";
import { median, quantile } from "./edge/figures.ts";
import { generate, usernameOf } from "./large/generate.ts";
import { migrateApart } from "./large/migrate-apart.ts";
import { arrivalsOn } from "./monday/arrivals.ts";
import { slowProvider } from "./monday/provider.ts";
import { VirtualClock } from "./monday/virtual-clock.ts";
import { table } from "./table.ts";

/**
 * The first Monday of September: SCHOOLS (2,000) of twelve classes of 25, each
 * of which forgot its passwords within the same hour, a classroom at a time
 * and each school behind one address; a provider that takes PER_SECOND (50)
 * messages. Six in ten children have an address of their own alone, three have
 * a mother's too, one has a father's besides: 1.5 mails each.
 *
 * Everything is the product's own, from the limits to what is recorded of a
 * mail; only the hours pass faster, and the provider is a clock. bench/RESULTS.md
 * has what it showed, and the model in full.
 */
const monday = {
  schools: Number(process.env.SCHOOLS ?? 2_000),
  classes: 12,
  pupilsOfClass: 25,
  withinSeconds: 3_600,
  classSeconds: 180,
};
const perSecond = Number(process.env.PER_SECOND ?? 50);
const longestHours = 12;
const eightOClock = Date.parse("2026-09-07T08:00:00+02:00");

const { expandRequests } = await import("../lib/recovery/expand-request.ts");
const { requestRecovery } = await import("../lib/recovery/request-recovery.ts");
const { deliverDue } = await import("../lib/mail/deliver.ts");

const file = join(tmpdir(), `sleutel-monday-${process.pid}.db`);
migrateApart(`file:${file}`);
generate(
  file,
  {
    schools: monday.schools,
    accountsOfSchool: monday.classes * monday.pupilsOfClass,
    reachable: (n) => (n % 10 < 6 ? 1 : n % 10 < 9 ? 2 : 3),
    isNew: true,
  },
  eightOClock,
);

const clock = new VirtualClock(eightOClock);
const provider = slowProvider(clock, perSecond);
const db = openDatabase(`file:${file}`);
const secret = new Uint8Array(32);
const ring = keyRing([{ id: "k1", secret }]);
const tools: Tools = {
  db,
  clock,
  mailer: provider.mailer,
  keys: { links: ring, passwords: ring, privacy: secret },
  argon2id: () => Promise.reject(new Error("Nobody chooses a password here")),
  passwordCost: currentParameters,
  senderEmail: "bench@sleutel.example",
  throttleFactor: 1,
  urlAt: (slug, path) => `https://${slug}.sleutel.example${path}`,
};
const scopes = new Map<string, Scope>(
  (await db.read.select().from(schools)).map((row) => [row.slug, scopeAt(tools, asSchool(row))]),
);

const arrivals = arrivalsOn(monday, randomFrom(20260907));
const cpuBefore = process.cpuUsage();
const began = performance.now();
let refused = 0;
let isOver = false;
const worker = deliverUntilOver();

let pending: Parameters<typeof expandRequests>[1][] = [];
let next = 0;
let second = 0;
const queued = async () => {
  const states = await db.read.select({ state: mails.state, of: count() }).from(mails).groupBy(mails.state);
  return new Map(states.map(({ state, of }) => [state, of]));
};
for (; second < longestHours * 3_600; second++) {
  const asked = pending;
  pending = [];
  for (; (arrivals[next]?.second ?? Number.POSITIVE_INFINITY) <= second; next++) {
    const { school, account } = arrivals[next] ?? { school: 0, account: 0 };
    const scope = scopes.get(`school-${school}`);
    if (!scope) throw new Error(`There is no school ${school}`);
    const username = usernameOf(account);
    const typed = { username, email: `p0.${username}@post.example` };
    const outcome = await requestRecovery(scope, typed, { network: `school-${school}`, device: "" });
    if (outcome.status === "accepted") pending.push(outcome.request);
    else refused++;
  }
  // Rounds: what came in the second before, as a server finds it some moments later.
  for (let i = 0; i < asked.length; i += 50) await expandRequests(tools, ...asked.slice(i, i + 50));
  await clock.advance(1_000);
  if (second % 1_800 === 0) console.error(`${clock.now().toISOString()}: ${next} have asked.`);
  if (next === arrivals.length && pending.length === 0 && second % 60 === 0) {
    if (!(await queued()).has("queued")) break;
  }
}
isOver = true;
await Promise.race([worker, clock.advance(10 * 60_000)]);

async function deliverUntilOver(): Promise<void> {
  while (!isOver) {
    await deliverDue(tools);
    await clock.until(clock.now().getTime() + 1_000);
  }
}

const { user, system } = process.cpuUsage(cpuBefore);
const cpuSeconds = (user + system) / 1_000_000;
const states = await queued();
const all = [...provider.schools.values()];
const waits = all.flatMap((school) => school.waits);
const p95s = all.map((school) => quantile(school.waits, 0.95));
const minutes = (seconds: number) => (seconds / 60).toFixed(1);
const written = [...states.values()].reduce((sum, of) => sum + of, 0);
console.log(
  table([
    ["the first Monday", `${monday.schools} schools, ${perSecond} messages a second`],
    ["requests", arrivals.length],
    ["refused", refused],
    ["mails written", written],
    ["handed over", states.get("sent") ?? 0],
    ["lost their purpose first, and told to the administrators", states.get("given-up") ?? 0],
    ["overtook an older one of their school", all.reduce((sum, { overtook }) => sum + overtook, 0)],
    ["minutes to mail, p50", minutes(median(waits))],
    ["p95", minutes(quantile(waits, 0.95))],
    [
      "p95 of a school: best, median, worst",
      `${minutes(Math.min(...p95s))}, ${minutes(median(p95s))}, ${minutes(Math.max(...p95s))}`,
    ],
    ["until the last was handed over, hours", (second / 3_600).toFixed(1)],
    ["processor, ms: for each request, mail and all", ((cpuSeconds * 1000) / arrivals.length).toFixed(2)],
    ["in real time", `${minutes((performance.now() - began) / 1000)} min`],
  ]),
);
db.close();
rmSync(file, { force: true });
process.exit(0);
