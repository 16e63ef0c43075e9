import { rmSync } from "node:fs";
import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { type Demo, seededFolder, startDemo } from "../e2e/demo.ts";
import { mailsExpected, mailsTo } from "../e2e/mailbox.ts";
import { rows } from "../e2e/rows.ts";
import { aMinutePasses } from "./a-minute-passes.ts";
import { requestForm } from "./form.ts";

const addresses = [
  "jan.selle@leerling.imb.example",
  "els.dewit@post.example",
  "els@dewit-advies.example",
  "koen.selle@post.example",
];

/** After the answer: at once, while it is looked up and written, while the mails go out. */
const delaysMs = [0, 3, 12, 40];

test("the power fails after a request was answered: every mail still goes out, once", async () => {
  test.setTimeout(120_000);
  const dataDir = seededFolder();
  const env = { THROTTLE_FACTOR: "20" };
  let demo = await startDemo({ dataDir, env });
  const { port } = demo;
  try {
    for (const [round, delayMs] of delaysMs.entries()) {
      await askAndKill(demo, delayMs);
      await aMinutePasses(demo);
      demo = await startDemo({ dataDir, port, env, database: demo.database });
      const mails = await mailsExpected(demo, 4 * (round + 1), ...addresses);
      expect(new Set(mails.map(({ link }) => link)).size).toBe(mails.length);
    }
    const settled = () => rows(demo, "select count(*) as open from mails where state <> 'sent'");
    await expect.poll(settled).toMatchObject([{ open: 0 }]);
    expect(await mailsTo(demo, ...addresses)).toHaveLength(4 * delaysMs.length);
    expect(demo.complaints()).toBe("");
  } finally {
    await demo.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

/** Kills the server when the first byte of its answer has come, or soon after. */
async function askAndKill(demo: Demo, delayMs: number): Promise<void> {
  const { message, body } = await requestForm(demo.port, {
    school: "imb",
    path: "/forgot",
    fields: [
      ["username", "jan.selle"],
      ["email", "koen.selle@post.example"],
    ],
  });
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const post = request({ host: "127.0.0.1", port: demo.port, agent: false, ...message }, (answer) => {
      answer.on("error", () => {});
      resolve(answer.statusCode);
    });
    post.on("error", reject);
    post.end(body);
  });
  expect(status).toBe(303);
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  await demo.kill();
}
