import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { freePort } from "../../scripts/libsql/free-port.ts";
import { send } from "../../tests/http/client.ts";
import { median } from "../edge/figures.ts";
import { secretsIn } from "./contestants.ts";
import { settingsOfStart } from "./settings-of-start.ts";

const times = 5;

export interface Start {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly path: string;
  port: number;
}

/** As an operator starts it (`npm start`), on a data folder that a demo has made. */
export async function startOfSleutel(dataDir: string, databaseUrl: string): Promise<Start> {
  const port = await freePort();
  return {
    args: ["server.ts"],
    env: {
      ...settingsOfStart(),
      ...secretsIn(dataDir),
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      MAIL_TRANSPORT: "outbox",
      PORT: String(port),
    },
    path: "/login",
    port,
  };
}

/**
 * From the start of a program to its first page, and what it holds then. Both
 * keep what Node compiled, as `npm start` does; the first start of each only
 * fills that.
 *
 * @returns medians, in ms and MiB.
 */
export async function measureStarts(
  starts: Readonly<Record<"sleutel" | "floor", Start>>,
): Promise<Record<"sleutel" | "floor", { ms: number; mebibytes: number }>> {
  const told = { sleutel: [] as number[][], floor: [] as number[][] };
  for (let i = 0; i <= times; i++) {
    for (const name of ["sleutel", "floor"] as const) {
      const once = await startOnce(starts[name]);
      if (i > 0) told[name].push(once);
    }
  }
  const of = (name: "sleutel" | "floor") => ({
    ms: median(told[name].map(([ms = 0]) => ms)),
    mebibytes: median(told[name].map(([, mebibytes = 0]) => mebibytes)),
  });
  return { sleutel: of("sleutel"), floor: of("floor") };
}

async function startOnce({ args, env, path, port }: Start): Promise<number[]> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      NODE_COMPILE_CACHE: ".next/cache/compiled",
      ...env,
    },
  });
  while ((await send(port, { school: "imb", path }).catch(() => null))?.status !== 200) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const ms = performance.now() - began;
  const mebibytes = residentMiB(child);
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
  return [ms, mebibytes];
}

function residentMiB({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
