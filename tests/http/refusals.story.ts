import { connect } from "node:net";
import { target } from "../e2e/target.ts";
import { en, nl } from "../e2e/words.ts";
import { type Message, send } from "./client.ts";
import { originOf } from "./form.ts";
import { expect, test } from "./server.ts";

const form = { "Content-Type": "application/x-www-form-urlencoded" };

test("what the door refuses has a status of its own, and words in the visitor's language", async ({
  demo,
}) => {
  const Origin = originOf(demo.port, "imb");
  const post = (path: string, headers: object, body?: string): Omit<Message, "school"> => ({
    method: "POST",
    path,
    headers: { ...form, ...headers },
    body,
  });
  const refused: [number, string, Omit<Message, "school">][] = [
    [403, "other-origin", post("/login", { Origin: "https://kwaad.example" }, "username=a")],
    [413, "too-large", post("/login", { Origin }, `username=${"a".repeat(65 * 1024)}`)],
    // Whatever length was announced.
    [413, "too-large", post("/login", { Origin, "Transfer-Encoding": "chunked" }, "a".repeat(1024 * 1024))],
    [405, "method-not-allowed", { method: "PUT", path: "/login", headers: { Origin } }],
    [405, "method-not-allowed", { method: "DELETE", path: "/account", headers: { Origin } }],
    [400, "malformed-address", { path: "/otp/%" }],
    [400, "malformed-address", { path: "/%00" }],
    [400, "malformed-address", { path: "/otp/%ff%fe" }],
    [400, "malformed-address", { path: "//kwaad.example/" }],
    [414, "address-too-long", { path: `/login?x=${"a".repeat(5000)}` }],
  ];
  for (const [status, reason, message] of refused) {
    for (const [language, t] of [
      ["nl-BE", nl],
      ["en-GB", en],
    ] as const) {
      const headers = { ...message.headers, "Accept-Language": language };
      const answer = await send(demo.port, { ...message, school: "imb", headers });
      expect(answer.status, `${message.method ?? "GET"} ${message.path.slice(0, 20)}`).toBe(status);
      expect(answer.body).toContain(t(`problem.${reason}`));
      expect(answer.body).toContain(`<html lang="${language.slice(0, 2)}"`);
    }
  }
});

test("words that no browser sends end the connection or get a page, never an error of ours", async ({
  demo,
}) => {
  test.skip(
    target.isEdge,
    "The platform reads the request line there, and what it lets through is a request.",
  );
  const host = `Host: imb.localhost:${demo.port}`;
  const sent = [
    "GET /login HTTP/1.1\r\n\r\n",
    `GET /login HTTP/1.1\r\n${host}\r\n${host}\r\n\r\n`,
    `GET http://kwaad.example/login HTTP/1.1\r\n${host}\r\n\r\n`,
    `POST /login HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST /login HTTP/1.1\r\n${host}\r\nContent-Length: -1\r\n\r\n`,
    `OPTIONS * HTTP/1.1\r\n${host}\r\n\r\n`,
    "rubbish\r\n\r\n",
  ];
  for (const text of sent) {
    const answer = await raw(demo.port, text);
    expect(answer, text).toMatch(/^HTTP\/1\.1 [234]\d\d /);
    expect(answer, text).not.toContain("kwaad.example");
  }
});

test("a connection that wants to become something else is ended or gets a page, at once", async ({
  demo,
}) => {
  const upgrade = `GET /nope HTTP/1.1\r\nHost: imb.localhost:${demo.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  // Next adds a listener of its own at the first request: before and after.
  for (let i = 0; i < 2; i++) {
    const lasted = await new Promise<number>((resolve, reject) => {
      const beganAt = Date.now();
      const socket = connect(demo.port, "127.0.0.1", () => socket.write(upgrade));
      socket.setTimeout(10_000, () => socket.destroy(new Error("still open after ten seconds")));
      socket.on("data", (answer) => {
        expect(String(answer)).toMatch(/^HTTP\/1\.1 404 /);
        socket.destroy();
      });
      socket.on("error", reject);
      socket.on("close", () => resolve(Date.now() - beganAt));
    });
    expect(lasted).toBeLessThan(10_000);
    expect((await send(demo.port, { school: "imb", path: "/login" })).status).toBe(200);
  }
});

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(text.replace(/\r\n\r\n$/, "\r\nConnection: close\r\n\r\n")),
    );
    let answer = "";
    socket.setTimeout(20_000, () => socket.destroy(new Error("no answer")));
    socket.on("data", (part) => {
      answer += part;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}
