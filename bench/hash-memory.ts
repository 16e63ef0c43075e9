import { spawnSync } from "node:child_process";
import { randomBytes } from "../lib/base64url.ts";
import { hashesAtOnce, nodeArgon2id } from "../lib/password/argon2id-node.ts";
import { currentParameters } from "../lib/password/parameters.ts";
import { passwordBytes } from "../lib/password/password-bytes.ts";
import { median } from "./edge/figures.ts";
import { settingsOfStart } from "./load/settings-of-start.ts";
import { table } from "./table.ts";

/**
 * What hashes cost by where glibc gets their memory, as many at once as the
 * server makes: ROUNDS (4) of three seconds for each setting, in turns. Linux
 * with glibc alone.
 */
const rounds = Number(process.env.ROUNDS ?? 4);
const roundMs = 3_000;

const settings = {
  "as glibc has it": {},
  "one pool": { MALLOC_ARENA_MAX: "1" },
  "as `npm start` has it": settingsOfStart(),
};

interface Round {
  readonly perSecond: number;
  readonly cpuMs: number;
  readonly faults: number;
  readonly mebibytes: number;
}

async function round(): Promise<Round> {
  const one = () => nodeArgon2id(passwordBytes("een wachtwoord"), randomBytes(16), currentParameters);
  await one();
  const [before, began] = [process.resourceUsage(), performance.now()];
  let count = 0;
  const lane = async () => {
    for (; performance.now() - began < roundMs; count++) await one();
  };
  await Promise.all(Array.from({ length: hashesAtOnce() }, lane));
  const [after, ms] = [process.resourceUsage(), performance.now() - began];
  const each = (of: (usage: NodeJS.ResourceUsage) => number) => (of(after) - of(before)) / count;
  return {
    perSecond: (count * 1000) / ms,
    cpuMs: each(({ userCPUTime, systemCPUTime }) => userCPUTime + systemCPUTime) / 1000,
    faults: each(({ minorPageFault }) => minorPageFault),
    mebibytes: process.memoryUsage.rss() / 1024 ** 2,
  };
}

/** A setting of glibc is read once, at the start of a process. */
function roundWith(setting: Readonly<Record<string, string>>): Round {
  const { PATH } = process.env;
  const env = { PATH, NODE_ENV: "production" as const, ...setting };
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, "round"], { encoding: "utf8", env });
  return JSON.parse(stdout);
}

if (process.argv[2] === "round") {
  console.log(JSON.stringify(await round()));
} else {
  const told = Object.values(settings).map((): Round[] => []);
  for (let i = 0; i < rounds; i++) {
    for (const [which, setting] of Object.values(settings).entries()) told[which]?.push(roundWith(setting));
  }
  const of = (which: number, what: keyof Round) => median((told[which] ?? []).map((each) => each[what]));
  console.log(
    table([
      [`${hashesAtOnce()} hashes at once`, "a second", "ratio", "processor, ms", "page faults", "MiB"],
      ...Object.keys(settings).map((name, which) => [
        name,
        of(which, "perSecond").toFixed(1),
        (of(which, "perSecond") / of(0, "perSecond")).toFixed(2),
        of(which, "cpuMs").toFixed(1),
        Math.round(of(which, "faults")),
        Math.round(of(which, "mebibytes")),
      ]),
    ]),
  );
}
