import { connect, type Socket } from "node:net";
import { target } from "../../e2e/target.ts";
import { send } from "../client.ts";
import { expect, test } from "../server.ts";

const visitors = 100;

/** Sends a little at a time, and never the end. @returns how long the server put up with it. */
function dawdle(port: number, beginning: string, more: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const socket: Socket = connect(port, "127.0.0.1", () => socket.write(beginning));
    const drip = setInterval(() => socket.write(more), 1_000);
    socket.on("error", () => {});
    socket.on("data", () => {});
    socket.on("close", () => {
      clearInterval(drip);
      resolve(Date.now() - startedAt);
    });
    setTimeout(() => {
      socket.destroy();
      reject(new Error("The connection is still open."));
    }, 50_000).unref();
  });
}

test("slow headers and slow bodies (CWE-400; Slowloris CVE-2007-6750, R-U-Dead-Yet): each has its time, and others are served meanwhile", async ({
  demo,
}) => {
  test.skip(
    target.isEdge,
    "The platform holds the connections there: nothing of ours sees one before it is whole.",
  );
  const host = `Host: imb.localhost:${demo.port}\r\nOrigin: http://imb.localhost:${demo.port}\r\n`;
  const post = `POST /login HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nusername=`;
  const slow = [
    dawdle(demo.port, `GET /login HTTP/1.1\r\n${host}`, "X: y\r\n"),
    dawdle(demo.port, post, "a"),
    ...Array.from({ length: visitors }, () => dawdle(demo.port, "GET /login HTTP/1.1\r\n", "X: y\r\n")),
  ];
  for (let i = 0; i < 10; i++) {
    const startedAt = Date.now();
    expect((await send(demo.port, { school: "imb", path: "/login" })).status).toBe(200);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
  }
  const [headersMs = 0, bodyMs = 0, ...others] = await Promise.all(slow);
  expect(Math.max(headersMs, ...others)).toBeLessThan(30_000);
  expect(bodyMs).toBeLessThan(45_000);
});
