import { request } from "node:http";
import { withDemo } from "../e2e/demo.ts";
import { rows, untilSettled } from "../e2e/rows.ts";
import { type Answer, send } from "./client.ts";
import { originOf } from "./form.ts";
import { expect, test } from "./server.ts";

const school = "imb";

function messageOf(port: number, username: string) {
  const email = `${username}@post.example`;
  return {
    method: "POST",
    path: "/forgot",
    body: new URLSearchParams({ username, email }).toString(),
    headers: {
      Host: `${school}.localhost:${port}`,
      Origin: originOf(port, school),
      "Content-Type": "application/x-www-form-urlencoded",
    },
  };
}

const aMoment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends it, and hangs up so long after that. */
async function sendAndGo(port: number, username: string, afterMs: number): Promise<void> {
  const { body, ...message } = messageOf(port, username);
  const post = request({ host: "127.0.0.1", port, agent: false, ...message });
  post.on("error", () => {}).end(body);
  await aMoment(afterMs);
  post.destroy();
}

test("what comes together is written together, and whoever hangs up takes nobody with them", async () => {
  await withDemo({}, async (demo) => {
    const staying: Promise<Answer>[] = [];
    for (let i = 0; i < 60; i++) {
      void sendAndGo(demo.port, `weg.${i}`, 1 + (i % 8));
      await aMoment(2);
      staying.push(send(demo.port, { school, ...messageOf(demo.port, `hier.${i}`) }));
    }
    for (const { status, headers } of await Promise.all(staying))
      expect([status, headers.location]).toEqual([303, "/forgot/sent"]);

    await untilSettled(demo);
    const [row] = await rows(
      demo,
      `select count(*) as asked, sum(outcome = 'unmatched') as looked_up from recovery_requests where username like 'hier.%'`,
    );
    expect(row).toMatchObject({ asked: 60, looked_up: 60 });
    expect(demo.complaints()).toBe("");
  });
});
