import { rmSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { type Demo, seededFolder, startDemo } from "../e2e/demo.ts";
import { mailsTo, newMail } from "../e2e/mailbox.ts";
import { rows } from "../e2e/rows.ts";
import { openTargetDatabase, type TargetDatabase, target } from "../e2e/target.ts";
import { en, nl } from "../e2e/words.ts";
import { type ProxyMode, type SqldProxy, startProxy } from "../libsql/start-proxy.ts";
import { aMinutePasses } from "./a-minute-passes.ts";
import { send } from "./client.ts";
import { postForm } from "./form.ts";

test.skip(!target.hasServer, "An embedded file is part of the server: it is never away.");
test.setTimeout(180_000);

let database: TargetDatabase;
let proxy: SqldProxy;
let demo: Demo;
let dataDir: string;
let link: string;

/** A way to the database that can be made to fail, and another one for the story itself. */
test.beforeAll(async () => {
  dataDir = seededFolder();
  database = await openTargetDatabase(dataDir);
  proxy = await startProxy({ to: database.url });
  const throughProxy = { ...database, url: proxy.url };
  const env = { THROTTLE_FACTOR: "1000" };
  demo = { ...(await startDemo({ dataDir, env, database: throughProxy })), database };
  ({ link } = await newMail(demo, email, async () => void (await ask())));
});
test.afterEach(() => {
  proxy.mode = "fine";
});
test.afterAll(async () => {
  await demo.stop();
  await proxy.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const email = "dirk.maes@post.example";
const typed = [
  ["username", "tom.maes"],
  ["email", email],
] as const;
const ask = (headers = {}) => postForm(demo.port, { school: "imb", path: "/forgot", fields: typed, headers });
const english = { "Accept-Language": "en" };

for (const mode of ["down", "refused", "busy", "slow", "hangs"] satisfies ProxyMode[]) {
  test(`while the database is away (${mode}), everybody is told, and nothing typed is lost`, async () => {
    proxy.mode = mode;

    // What needs no database is there, the school's name included.
    const login = await send(demo.port, { school: "imb", path: "/login" });
    expect(login.status).toBe(200);
    expect(login.body).toContain("Instituut Maria-Boodschap");

    for (const path of [new URL(link).pathname, "/account"]) {
      const cookie = { Cookie: `session=${"a".repeat(43)}` };
      const page = await send(demo.port, { school: "imb", path, headers: { ...english, ...cookie } });
      expect(page.status, path).toBe(503);
      expect(Number(page.headers["retry-after"])).toBeGreaterThan(0);
      expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(page.body).toContain(en("problem.unavailable"));
      expect(page.body).toContain('<html lang="en"');
    }

    const plain = await ask();
    expect(plain.status).toBe(503);
    expect(Number(plain.headers["retry-after"])).toBeGreaterThan(0);
    expect(plain.body).toContain(nl("problem.unavailable"));
    for (const [, value] of typed) expect(plain.body).toContain(`value="${value}"`);
    const byScript = await ask({ Accept: "application/json", ...english });
    expect(JSON.parse(byScript.body)).toMatchObject({
      notice: en("problem.unavailable"),
      values: Object.fromEntries(typed),
      isDone: false,
    });
    expect((await send(demo.port, { path: "/api/health" })).status).toBe(503);

    proxy.mode = "fine";
    expect((await send(demo.port, { path: "/api/health" })).status).toBe(200);
    expect((await ask()).status).toBe(303);
  });
}

test("a school that nobody asked for yet is not said to be unknown", async () => {
  proxy.mode = "down";
  for (const path of ["/login", "/"]) {
    const page = await send(demo.port, { school: "riverside", path, headers: english });
    expect(page.status).toBe(503);
    expect(page.body).toContain(en("problem.unavailable"));
  }
  const fields = [["username", "jan"]] as const;
  const post = await postForm(demo.port, { school: "riverside", path: "/login", fields, headers: english });
  expect(post.status).toBe(503);
  expect(post.body).toContain(en("problem.unavailable"));
  proxy.mode = "fine";
  expect((await send(demo.port, { school: "riverside", path: "/login" })).status).toBe(200);
});

test("an answer of the database that is lost counts as none", async () => {
  proxy.mode = "cut";
  expect((await ask()).status).toBe(503);
  proxy.mode = "fine";
  expect((await ask()).status).toBe(303);
});

test("whatever was acknowledged while the database crashed is mailed", async () => {
  const before = (await mailsTo(demo, email)).length;
  let isOver = false;
  const crashes = async () => {
    for (let i = 0; i < 3; i++) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await database.crash(300);
    }
    isOver = true;
  };
  const statuses: number[] = [];
  const visitor = async () => {
    while (!isOver) statuses.push((await ask()).status);
  };
  await Promise.all([crashes(), ...Array.from({ length: 8 }, visitor)]);
  expect(new Set(statuses)).toEqual(new Set([303, 503]));

  const isDone = async () => {
    await aMinutePasses(demo);
    const pending =
      "select (select count(*) from recovery_requests where outcome = 'pending') + (select count(*) from mails where state <> 'sent') as open";
    return (await rows(demo, pending))[0]?.open;
  };
  await expect.poll(isDone, { timeout: 100_000, intervals: [3_000] }).toBe(0);
  const mails = await mailsTo(demo, email);
  const acknowledged = statuses.filter((status) => status === 303).length;
  expect(mails.length - before).toBeGreaterThanOrEqual(acknowledged);
  expect(new Set(mails.map((mail) => mail.link)).size).toBe(mails.length);
});
