import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { benchPassword } from "../db/seed/passwords.ts";

export interface Demo {
  readonly port: number;
  /** Of a recovery link that works. */
  readonly linkPath: string;
  readonly cookie: string;
  stop(): Promise<void>;
}

/** A demo of its own on a free port, with one bench account signed in and one link mailed. */
export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-bench-"));
  const port = await freePort();
  const server = spawn(process.execPath, ["scripts/demo.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: folder,
      DEMO_BENCH_ACCOUNTS: "2",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilHealthy(port);
  const half = { port, cookie: "" };
  await post(half, "/forgot", { username: "u1", email: "u1@bench.example" });
  const signedIn = await post(half, "/login", { username: "u0", password: benchPassword });
  return {
    port,
    linkPath: await linkIn(join(folder, "outbox")),
    cookie: signedIn.cookies,
    stop: () => stopped(server, folder),
  };
}

export async function askDemo(
  { port, cookie }: Pick<Demo, "port" | "cookie">,
  path: string,
): Promise<Buffer> {
  return (await send({ port, cookie, path, method: "GET" })).body;
}

async function post(demo: { port: number; cookie: string }, path: string, fields: Record<string, string>) {
  return send({ ...demo, path, method: "POST", body: new URLSearchParams(fields).toString() });
}

/** To the school imb: Node does not resolve *.localhost, so the host is named in the header. */
function send(sent: { port: number; cookie: string; path: string; method: string; body?: string }) {
  const host = `imb.localhost:${sent.port}`;
  return new Promise<{ body: Buffer; cookies: string }>((resolve, reject) => {
    const req = request(
      {
        host: "127.0.0.1",
        port: sent.port,
        path: sent.path,
        method: sent.method,
        headers: {
          Host: host,
          Origin: `http://${host}`,
          Cookie: sent.cookie,
          ...(sent.body && { "Content-Type": "application/x-www-form-urlencoded" }),
        },
      },
      (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk) => chunks.push(chunk));
        res.on("end", () =>
          resolve({
            body: Buffer.concat(chunks),
            cookies: (res.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; "),
          }),
        );
      },
    );
    req.on("error", reject);
    req.end(sent.body);
  });
}

async function linkIn(outbox: string): Promise<string> {
  for (let i = 0; i < 100; i++) {
    const file = existsSync(outbox) && readdirSync(outbox).find((name) => name.endsWith(".eml"));
    const text = file && (await PostalMime.parse(readFileSync(join(outbox, file)))).text;
    const path = text && /https?:\/\/[^/]+(\/otp\/\S+)/.exec(text)?.[1];
    if (path) return path;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("No mail with a link arrived");
}

async function untilHealthy(port: number): Promise<void> {
  for (let i = 0; i < 300; i++) {
    try {
      await send({ port, cookie: "", path: "/api/health", method: "GET" });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error("The demo did not start");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function stopped(server: ChildProcess, folder: string): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
    server.kill("SIGTERM");
  });
}
