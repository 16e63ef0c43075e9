import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { endWithThisProcess } from "./end-with-this-process.ts";
import { freePort } from "./free-port.ts";
import { sqldBinary } from "./sqld-binary.ts";

export interface Sqld {
  /** `http://127.0.0.1:port`: the DATABASE_URL of whoever shall use it. */
  readonly url: string;
  readonly port: number;
  /** Where replicas ask this one for what is new. */
  readonly grpcPort: number;
  readonly folder: string;
  /** The id of the process that is running, or ran last. */
  readonly pid: number;
  /** What it said since it was last started. */
  readonly log: readonly string[];
  /** Ends it in good order, and removes its folder if it was a temporary one. */
  stop(): Promise<void>;
  /** Ends it as a power cut does to a program (SIGKILL). Its folder stays. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same folder and ports. */
  startAgain(): Promise<void>;
  /** Connections are accepted, and nothing is answered, until `resume`. */
  pause(): Promise<void>;
  resume(): void;
}

export interface SqldSettings {
  /** A temporary one by default. */
  readonly folder?: string;
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** Likewise. */
  readonly grpcPort?: number;
  /**
   * Makes it a replica: it reads from a copy of its own, and passes writes on.
   * What was written through it a moment ago may be missing from what it reads,
   * even over the same connection (sqld 0.24.32).
   */
  readonly replicaOf?: Pick<Sqld, "grpcPort">;
  /** More of what `sqld --help` lists. */
  readonly flags?: readonly string[];
}

const startTimeoutMs = 10_000;
const stopTimeoutMs = 3_000;

/** A real libSQL server on this machine, for this machine alone. It is gone when this process is. */
export async function startSqld(settings: SqldSettings = {}): Promise<Sqld> {
  const binary = sqldBinary();
  const port = settings.port || (await freePort());
  const grpcPort = settings.grpcPort || (await freePort());
  const folder = settings.folder ?? mkdtempSync(join(tmpdir(), "sleutel-sqld-"));
  const flags = [
    ...["--db-path", join(folder, "data"), "--http-listen-addr", `127.0.0.1:${port}`, "--no-welcome"],
    ...(settings.replicaOf
      ? ["--primary-grpc-url", `http://127.0.0.1:${settings.replicaOf.grpcPort}`]
      : ["--grpc-listen-addr", `127.0.0.1:${grpcPort}`]),
    ...(settings.flags ?? []),
  ];
  const removeFolder = () => {
    if (!settings.folder) rmSync(folder, { recursive: true, force: true });
  };
  let running = await run(binary, flags, port).catch((error: unknown) => {
    removeFolder();
    throw error;
  });

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    grpcPort,
    folder,
    get pid() {
      return running.pid;
    },
    get log() {
      return running.log;
    },
    async stop() {
      running.signal("SIGCONT");
      running.signal("SIGTERM");
      // It waits for its replicas and its clients, who may not be going anywhere.
      const wait = new AbortController();
      await Promise.race([running.isOver, sleep(stopTimeoutMs, null, wait).catch(() => null)]);
      wait.abort();
      running.signal("SIGKILL");
      await running.isOver;
      removeFolder();
    },
    async kill() {
      running.signal("SIGKILL");
      await running.isOver;
    },
    async startAgain() {
      running = await run(binary, flags, port);
    },
    async pause() {
      running.signal("SIGSTOP");
      await untilStopped(running.pid);
    },
    resume: () => running.signal("SIGCONT"),
  };
}

interface Running {
  readonly pid: number;
  readonly log: readonly string[];
  readonly isOver: Promise<unknown>;
  signal(signal: NodeJS.Signals): void;
}

async function run(binary: string, flags: readonly string[], port: number): Promise<Running> {
  // An environment of its own: SQLD_ and LIBSQL_ variables would count as flags.
  const env = {} as NodeJS.ProcessEnv;
  const child = spawn(binary, flags, { env, stdio: ["ignore", "pipe", "pipe"] });
  const log: string[] = [];
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on("line", (line) => log.push(line));
  }
  await once(child, "spawn");
  const isOver = once(child, "close");
  const pid = child.pid as number;
  endWithThisProcess(child);
  const running = { pid, log, isOver, signal: (signal: NodeJS.Signals) => void child.kill(signal) };
  await untilHealthy(child, log, port).catch(async (error: unknown) => {
    child.kill("SIGKILL");
    await isOver;
    throw new Error(`The libSQL server did not start.\n${log.join("\n")}`, { cause: error });
  });
  return running;
}

async function untilHealthy(child: ChildProcess, log: readonly string[], port: number): Promise<void> {
  // Whoever else may answer at that port: this line is said once the port is its own.
  const isListening = () => log.some((line) => line.includes("listening for incoming user HTTP connection"));
  const giveUpAt = performance.now() + startTimeoutMs;
  while (!isListening() || !(await isHealthy(port))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("It ended at once.");
    if (performance.now() > giveUpAt) throw new Error(`It was not healthy within ${startTimeoutMs} ms.`);
    await sleep(5);
  }
}

/** The signal is there at once; a thread that is at work goes on for a moment. */
async function untilStopped(pid: number): Promise<void> {
  const tasks = `/proc/${pid}/task`;
  // No other system than Linux tells.
  if (!existsSync(tasks)) return sleep(50);
  const isStopped = (task: string) => /\) T /.test(readFileSync(join(tasks, task, "stat"), "latin1"));
  while (!readdirSync(tasks).every(isStopped)) await sleep(1);
}

/** Over a connection of its own: none of this process's stays open to a server that may be killed. */
function isHealthy(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const question = { host: "127.0.0.1", port, path: "/health", agent: false, timeout: 1_000 };
    const request = get(question, (response) => {
      response.resume();
      answer(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy()).on("error", () => answer(false));
  });
}
