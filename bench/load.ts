import { freePort } from "../scripts/libsql/free-port.ts";
import { target } from "../tests/e2e/target.ts";
import { startPostmark } from "../tests/postmark/start-postmark.ts";
import { bareAnswersPerSecond, commitsPerSecond, hashesPerSecond } from "./load/bare.ts";
import { measureStarts, startOfSleutel } from "./load/cold-start.ts";
import { floorArgs, startFloor, startSleutel } from "./load/contestants.ts";
import { memoryMiBOf } from "./load/process-group.ts";
import { compare, type Figures, type Side } from "./load/rounds.ts";
import {
  floorRecovery,
  nobody,
  recovery,
  save,
  signedIn,
  somebody,
  visitorsOf,
  withPassword,
} from "./load/turns.ts";
import { table } from "./table.ts";

/**
 * How much of what the machine can do is left, against a bare Next app that
 * does the same hash, one read and one commit (bench/floor), in one run.
 *
 * ROUNDS (5) of ROUND_MS (1,500) each, and six times as long for whole
 * recoveries. SLEUTEL_TARGET is `node-file`, `node-libsql` or `workerd`; the
 * floor is there too. ONLY names some of the operations (`sign in;accept, known`).
 */
const rounds = Number(process.env.ROUNDS ?? 5);
const roundMs = Number(process.env.ROUND_MS ?? 1500);
const only = process.env.ONLY?.split(";");
const clientCounts = [16, 1, 64] as const;
const mostClients = Math.max(...clientCounts);
/** A recovery waits most of its time, as it is meant to: it takes this many to keep two cores busy. */
const clientsOfRecovery = [...clientCounts, 192];
/** Of a round, in those of the others: in one of theirs most recoveries would be just beginning, or ending. */
const lengthOfRecovery = 6;

const hashes = await hashesPerSecond();
console.log(
  table([
    ["bare, a second", target.name],
    ["Argon2id", hashes.perSecond.toFixed(1)],
    ["commits to a file", Math.round(await commitsPerSecond())],
    ["answers of node:http", Math.round(await bareAnswersPerSecond())],
    ["processor of one Argon2id, ms", hashes.cpuMs.toFixed(1)],
  ]),
);

const postmark = await startPostmark();
const floor = await startFloor();
const sleutel = await startSleutel(postmark);
const idle = { sleutel: memoryMiBOf(sleutel.group), floor: memoryMiBOf(floor.group) };
const atFloor = visitorsOf(floor);
const atSleutel = visitorsOf(sleutel);
const cookies = await signedIn(sleutel, mostClients);
const aLink = await linkOf();

async function linkOf(): Promise<string> {
  const forgot = atSleutel.form("/forgot", () => ({ username: "u1000", email: "u1000@bench.example" }));
  await forgot.turn(0);
  while (postmark.messages.length === 0 || !/\/otp\//.test(postmark.messages.at(-1)?.TextBody ?? "")) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return /\/otp\/[\w.-]+/.exec(postmark.messages.at(-1)?.TextBody ?? "")?.[0] ?? "";
}

interface Operation {
  readonly name: string;
  readonly sleutel: Side;
  readonly floor: Side;
  readonly hashes: number;
}

const staticPage = atFloor.page("/static");
const dynamicPage = atFloor.page("/dynamic");
const accept = atFloor.form("/accept", somebody);
const operations: readonly Operation[] = [
  ...["/login", "/forgot", "/forgot/sent", "/help"].map((path) => ({
    name: `page ${path}`,
    sleutel: atSleutel.page(path),
    floor: staticPage,
    hashes: 0,
  })),
  { name: "page /otp/…", sleutel: atSleutel.page(aLink), floor: dynamicPage, hashes: 0 },
  { name: "page /account", sleutel: atSleutel.page("/account", cookies), floor: dynamicPage, hashes: 0 },
  { name: "accept, unknown", sleutel: atSleutel.form("/forgot", nobody), floor: accept, hashes: 0 },
  { name: "accept, known", sleutel: atSleutel.form("/forgot", somebody), floor: accept, hashes: 0 },
  {
    name: "sign in",
    sleutel: atSleutel.form("/login", withPassword, cookies),
    floor: atFloor.form("/sign-in", withPassword),
    hashes: 1,
  },
  {
    name: "save a password",
    sleutel: await save(visitorsOf(sleutel), postmark),
    floor: atFloor.form("/sign-in", withPassword),
    hashes: 1,
  },
  {
    name: "whole recovery",
    sleutel: recovery(atSleutel, postmark),
    floor: floorRecovery(atFloor),
    hashes: 2,
  },
];

console.log(
  `\n${table([["operation", "clients", "a second", "least – most", "of the floor's", "processor, ms", "beyond the hashes", "floor's", "p50", "p95", "p99", "floor's p50", "p99"]])}`,
);
for (const { name, hashes: hashesOfEach, ...sides } of operations) {
  if (only && !only.includes(name)) continue;
  // Anew each time: a machine's speed may stray while all of it is measured.
  const hashesMs = hashesOfEach && hashesOfEach * (await hashesPerSecond()).cpuMs;
  const isRecovery = name === "whole recovery";
  for (const clients of isRecovery ? clientsOfRecovery : clientCounts) {
    try {
      const load = { clients, rounds, roundMs: isRecovery ? lengthOfRecovery * roundMs : roundMs };
      const measured = await compare(sides, load);
      console.log(`| ${rowOf(name, clients, hashesMs, measured).join(" | ")} |`);
    } catch (error) {
      // Somebody was refused: there is no figure, but what else was started is still to be measured, and stopped.
      console.log(`| ${name} | ${clients} | ${error} |`);
      process.exitCode = 1;
    }
  }
}

function rowOf(
  name: string,
  clients: number,
  hashesMs: number,
  { sleutel: ours, floor: bare }: { sleutel: Figures; floor: Figures },
): string[] {
  const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  return [
    name,
    String(clients),
    ms(ours.rate),
    ours.spread.map(ms).join(" – "),
    (ours.rate / bare.rate).toFixed(2),
    ours.cpuMs.toFixed(2),
    (ours.cpuMs - hashesMs).toFixed(2),
    bare.cpuMs.toFixed(2),
    ...[ours.p50, ours.p95, ours.p99, bare.p50, bare.p99].map(ms),
  ];
}

const warm = { sleutel: memoryMiBOf(sleutel.group), floor: memoryMiBOf(floor.group) };
const row = (what: string, ours: number, bare: number) => [
  what,
  ours.toFixed(0),
  bare.toFixed(0),
  (ours / bare).toFixed(2),
];
const rows = [
  ["", "Sleutel", "the floor", "ratio"],
  row("memory idle, MiB", idle.sleutel, idle.floor),
  row("memory after all of it, MiB", warm.sleutel, warm.floor),
];
if (!target.isEdge) {
  const floorPort = await freePort();
  const { sleutel: ours, floor: bare } = await measureStarts({
    sleutel: await startOfSleutel(sleutel.dataDir, sleutel.databaseUrl),
    floor: {
      args: floorArgs(floorPort),
      env: { FLOOR_DATABASE_URL: floor.databaseUrl },
      path: "/static",
      port: floorPort,
    },
  });
  rows.push(
    row("start to first page, ms", ours.ms, bare.ms),
    row("memory then, MiB", ours.mebibytes, bare.mebibytes),
  );
}
console.log(`\n${table(rows)}`);

atSleutel.close();
atFloor.close();
await sleutel.stop();
await floor.stop();
await postmark.close();
process.exit();
