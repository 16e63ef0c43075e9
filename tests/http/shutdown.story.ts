import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { seededFolder, startDemo } from "../e2e/demo.ts";
import { rows } from "../e2e/rows.ts";
import { openTargetDatabase, target } from "../e2e/target.ts";
import { send } from "./client.ts";
import { requestForm } from "./form.ts";

test.skip(target.isEdge, "at the edge the platform lets a worker end what it promised");
test.skip(target.hasServer, "with a server the same process ends in the same way");

/** After the answer: at once, and about when its mails are made. */
const delaysMs = [0, 900];

test("an operator stops the server after a request was answered: its mails go out first", async () => {
  test.setTimeout(60_000);
  const dataDir = seededFolder();
  // Nobody else would send them.
  const env = { THROTTLE_FACTOR: "20", SLEUTEL_SWEEPER: "off" };
  const database = await openTargetDatabase(dataDir);
  const lasting = { ...database, stop: async () => {} };
  try {
    for (const [round, delayMs] of delaysMs.entries()) {
      const demo = await startDemo({ dataDir, env, database: lasting });
      const { message, body } = await requestForm(demo.port, {
        school: "imb",
        path: "/forgot",
        fields: [
          ["username", "jan.selle"],
          ["email", "koen.selle@post.example"],
        ],
      });
      expect((await send(demo.port, { ...message, body })).status).toBe(303);
      await sleep(delayMs);
      await demo.stop();
      expect(await rows(demo, "select outcome from recovery_requests where outcome <> 'mailed'")).toEqual([]);
      expect(await rows(demo, "select state from mails where state <> 'sent'")).toEqual([]);
      expect(demo.complaints()).toBe("");
      expect(await rows(demo, "select count(*) as sent from mails")).toMatchObject([
        { sent: 4 * (round + 1) },
      ]);
    }
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
