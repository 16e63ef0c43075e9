import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { WebSocket, WebSocketServer } from "ws";

/**
 * Stands between Playwright and the system's Firefox. Playwright sets colour
 * schemes by a command that Debian's Firefox does not know: here it is taken as
 * granted, since no story depends on it. All else goes through unchanged.
 */
const granted = new Set(["emulation.setMediaFeaturesOverride"]);

const firefox = spawn(process.env.FIREFOX_PATH ?? "firefox-esr", process.argv.slice(2), {
  stdio: ["ignore", "inherit", "pipe"],
});
firefox.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => firefox.kill(signal));

for await (const line of createInterface({ input: firefox.stderr })) {
  const [, origin] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(line) ?? [];
  process.stderr.write(`${origin ? line.replace(origin, await standBetween(origin)) : line}\n`);
}

/** @returns the address to speak to instead. */
function standBetween(origin: string): Promise<string> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", (client, { url = "/" }) => {
    const browser = new WebSocket(`${origin}${url}`);
    const opened = new Promise<void>((resolve) => browser.once("open", () => resolve()));
    client.on("message", async (data) => {
      const text = String(data);
      const { id, method } = JSON.parse(text) as { id: number; method: string };
      await opened;
      if (granted.has(method)) client.send(JSON.stringify({ type: "success", id, result: {} }));
      else browser.send(text);
    });
    browser.on("message", (data) => client.send(String(data)));
    client.on("close", () => browser.close());
    browser.on("close", () => client.close());
  });
  return new Promise((resolve) =>
    server.once("listening", () => {
      const address = server.address();
      resolve(`ws://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
    }),
  );
}
