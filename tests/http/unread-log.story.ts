import { readFileSync } from "node:fs";
import { withDemo } from "../e2e/demo.ts";
import { rows } from "../e2e/rows.ts";
import { target } from "../e2e/target.ts";
import { send } from "./client.ts";
import { expect, test } from "./server.ts";
import { sessionOf } from "./session-of.ts";

const ticksASecond = 100;

test("a server whose log nobody reads any more goes on serving, and rests", async () => {
  test.skip(target.isEdge, "The platform takes the log there.");
  await withDemo({}, async (demo) => {
    const cookie = await sessionOf(demo.port, "jan.selle", "Kikker7-in-de-vijver");
    demo.deafen();
    await rows(demo, "alter table sessions rename to gone");
    for (let i = 0; i < 5; i++) {
      const page = { school: "imb", path: "/account", headers: { Cookie: cookie } };
      expect((await send(demo.port, page)).status).toBe(500);
    }
    const before = processorSeconds(demo.pid);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(processorSeconds(demo.pid) - before).toBeLessThan(0.5);
    expect((await send(demo.port, { school: "imb", path: "/login" })).status).toBe(200);
  });
});

/** Of a process, since its start (proc(5)). */
function processorSeconds(pid: number): number {
  const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) / ticksASecond;
}
