import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/libsql/free-port.ts";
import { type Demo, startDemo } from "../../tests/e2e/demo.ts";
import { send } from "../../tests/http/client.ts";
import { networkHeader } from "./asker.ts";
import { benchAccounts } from "./classes.ts";

const serverToken = "stand-in-token";

export interface Stage {
  readonly demo: Demo;
  /** Mail is taken, or its port is closed. */
  postmark(isUp: boolean): Promise<void>;
  /** Other clients come, until the function that is returned is called. */
  crowd(): () => void;
  close(): Promise<void>;
}

/** A demo of its own, with a mail transport in a process of its own: none of its work is done by whoever measures. */
export async function openStage(throttleFactor: number): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), "sleutel-bench-"));
  const port = await freePort();
  let postmark = await startPostmark(port);
  const demo = await startDemo({
    dataDir,
    env: {
      THROTTLE_FACTOR: String(throttleFactor),
      DEMO_BENCH_ACCOUNTS: String(benchAccounts),
      CLIENT_IP_HEADER: networkHeader,
      POSTMARK_SERVER_TOKEN: serverToken,
      POSTMARK_API_HOST: `http://127.0.0.1:${port}`,
    },
  });
  return {
    demo,
    async postmark(isUp) {
      await ended(postmark);
      if (isUp) postmark = await startPostmark(port);
    },
    crowd() {
      const others = fork(join(import.meta.dirname, "other-clients.ts"), [String(demo.port)]);
      return () => others.disconnect();
    },
    async close() {
      await demo.stop();
      await ended(postmark);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function startPostmark(port: number): Promise<ChildProcess> {
  const child = fork("tests/postmark/serve.ts", {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, PORT: String(port), POSTMARK_SERVER_TOKEN: serverToken },
  });
  const isUp = () =>
    send(port, { path: "/" }).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) await new Promise((resolve) => setTimeout(resolve, 50));
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
