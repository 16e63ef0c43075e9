import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { benchPassword } from "../../db/seed/passwords.ts";
import { type Sqld, startSqld } from "../../scripts/libsql/start-sqld.ts";
import { type Demo, seededFolder, startDemo } from "../e2e/demo.ts";
import { mailsExpected } from "../e2e/mailbox.ts";
import { rows } from "../e2e/rows.ts";
import { target } from "../e2e/target.ts";
import { type SqldProxy, startProxy } from "../libsql/start-proxy.ts";
import { type Answer, send } from "./client.ts";
import { cookiesOf } from "./cookies-of.ts";
import { postForm, requestForm } from "./form.ts";

test.skip(!target.hasServer, "An embedded file is open in one server, on one machine.");
// In one worker: starting all of this takes longer than telling about it.
test.describe.configure({ mode: "default", timeout: 120_000 });

let dataDir: string;
let primary: Sqld;
let replica: Sqld;
/** The way to the replica, where it shows what is asked there. */
let nearby: SqldProxy;
let here: Demo;
let there: Demo;

/** Two instances of the product, as in two places of the world, and a copy of the database near both. */
test.beforeAll(async () => {
  dataDir = seededFolder();
  primary = await startSqld({ folder: join(dataDir, "libsql") });
  replica = await startSqld({ replicaOf: primary });
  nearby = await startProxy({ to: replica.url });
  const nothing = async () => {};
  const database = { url: primary.url, crash: nothing, stop: nothing };
  const env = { DATABASE_REPLICA_URL: nearby.url, DEMO_BENCH_ACCOUNTS: "60" };
  here = await startDemo({ dataDir, env, database });
  there = await startDemo({ dataDir, env, database });
});
test.afterEach(() => {
  for (const demo of [here, there]) expect.soft(demo.complaints(), "errors of a server").toBe("");
});
test.afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await nearby.close();
  await replica.stop();
  await primary.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const school = "imb";
const both = () => [here, there] as const;
/** By turns, so that neither is always the first. */
const inTurn = (i: number) => (i % 2 === 0 ? ([here, there] as const) : ([there, here] as const));

const post = (demo: Demo, path: string, fields: Record<string, string>, headers = {}) =>
  postForm(demo.port, { school, path, fields: Object.entries(fields), headers });
const save = (demo: Demo, path: string, password: string) =>
  post(demo, path, { newPassword: password, repeatPassword: password });
const signIn = (demo: Demo, username: string, password: string) =>
  post(demo, "/login", { username, password });
const accountPage = (demo: Demo, Cookie: string) =>
  send(demo.port, { school, path: "/account", headers: { Cookie } });

const isSaved = ({ headers }: Answer) => headers.location === "/login?notice=saved";
const isSignedIn = ({ headers }: Answer) => headers.location === "/account";

interface Linked {
  readonly username: string;
  /** Of the link they got. */
  readonly path: string;
}

/** A link for each of so many, asked for here and there by turns: one after the other, for this is no race yet. */
async function linksFor(first: number, count: number): Promise<Linked[]> {
  const links: Linked[] = [];
  for (let i = 0; i < count; i++) {
    const username = `u${first + i}`;
    const email = `${username}@bench.example`;
    await post(inTurn(i)[0], "/forgot", { username, email });
    const [mail] = await mailsExpected(here, 1, email);
    links.push({ username, path: new URL(mail?.link ?? "").pathname });
  }
  return links;
}

test("of one link saved at both at the same moment, one save counts", async () => {
  for (const [i, { username, path }] of (await linksFor(0, 10)).entries()) {
    const passwords = ["Zeven-kikkers-hier", "Zeven-kikkers-daar"];
    const presses = await Promise.all(
      inTurn(i).map(async (demo, n) => {
        const typed = passwords[n] ?? "";
        const fields = [
          ["newPassword", typed],
          ["repeatPassword", typed],
        ] as const;
        const { message, body } = await requestForm(demo.port, { school, path, fields });
        return () => send(demo.port, { ...message, school, body });
      }),
    );
    const answers = await Promise.all(presses.map((press) => press()));
    expect(answers.filter(isSaved), username).toHaveLength(1);
    const won = answers.findIndex(isSaved);
    // The other one is led to the page that says that the link was used.
    expect(answers[1 - won]?.headers.location).toBe(path);
    expect((await send(here.port, { school, path })).status).toBe(410);
    expect(isSignedIn(await signIn(there, username, passwords[won] ?? ""))).toBe(true);
    expect((await signIn(here, username, passwords[1 - won] ?? "")).status).toBe(422);
  }
});

test("a password saved at one opens the other at once, and the old one no longer does", async () => {
  const password = "Zeven-kikkers-9";
  for (const [i, { username, path }] of (await linksFor(20, 10)).entries()) {
    const [saving, other] = inTurn(i);
    expect(isSaved(await save(saving, path, password)), username).toBe(true);
    const [fresh, old] = await Promise.all([
      signIn(other, username, password),
      signIn(other, username, benchPassword),
    ]);
    expect([isSignedIn(fresh), old.status], username).toEqual([true, 422]);
  }
});

test("a session ended at one is ended at the other at once", async () => {
  for (const i of Array(10).keys()) {
    const [one, other] = inTurn(i);
    const Cookie = cookiesOf(await signIn(one, "u40", benchPassword));
    for (const demo of both()) expect((await accountPage(demo, Cookie)).status).toBe(200);
    await post(one, "/account/sign-out", {}, { Cookie });
    expect((await accountPage(other, Cookie)).headers.location).toBe("/login?notice=sign-in-first");
  }
});

test("a new password at one ends the sessions at the other", async () => {
  const [linked] = await linksFor(41, 1);
  const { username, path } = linked as Linked;
  const Cookie = cookiesOf(await signIn(here, username, benchPassword));
  expect((await accountPage(there, Cookie)).status).toBe(200);
  await save(there, path, "Zeven-kikkers-9");
  expect((await accountPage(here, Cookie)).headers.location).toBe("/login?notice=sign-in-first");
});

test("forty wrong passwords at once, over both, get five tries in all", async () => {
  const tries = await Promise.all(
    Array.from({ length: 40 }, (_, i) => signIn(inTurn(i)[0], "u42", `Zeven-kikkers-${i}`)),
  );
  expect(tries.filter(({ status }) => status === 422)).toHaveLength(5);
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(35);
});

test("twelve requests at once, over both, make five mails in all", async () => {
  const typed = { username: "u43", email: "u43@bench.example" };
  await Promise.all(Array.from({ length: 12 }, (_, i) => post(inTurn(i)[0], "/forgot", typed)));
  const pending = "select count(*) as count from recovery_requests where outcome = 'pending'";
  await expect.poll(() => rows(here, pending)).toMatchObject([{ count: 0 }]);
  await mailsExpected(here, 5, typed.email);
});

const search = (demo: Demo) => send(demo.port, { path: "/?q=river" });
const finds = ({ status, body }: Answer) => status === 200 && body.includes("Riverside International School");

test("while the replica says nothing, the primary is asked after a while", async () => {
  await replica.pause();
  nearby.reset();
  const visit = async (demo: Demo) => {
    // Nobody came to this school yet.
    expect(finds(await send(demo.port, { school: "riverside", path: "/login" }))).toBe(true);
    expect(finds(await search(demo))).toBe(true);
    expect(isSignedIn(await signIn(demo, "u44", benchPassword))).toBe(true);
  };
  try {
    await Promise.all(both().map(visit));
  } finally {
    replica.resume();
  }
  expect(nearby.requests).toBeGreaterThan(0);
});

test("while the replica is gone, the primary is asked", async () => {
  await replica.kill();
  nearby.reset();
  for (const demo of both()) {
    expect(finds(await search(demo))).toBe(true);
    expect(isSignedIn(await signIn(demo, "u45", benchPassword))).toBe(true);
  }
  expect(nearby.requests).toBeGreaterThan(0);
  await replica.startAgain();
  for (const demo of both()) expect(finds(await search(demo))).toBe(true);
});

test("a school's new name shows at both within a minute", async () => {
  for (const demo of both()) await send(demo.port, { school: "riverside", path: "/login" });
  await rows(here, "update schools set name = 'Riverbank School' where slug = 'riverside'");
  for (const demo of both()) {
    const page = async () => (await send(demo.port, { school: "riverside", path: "/login" })).body;
    await expect.poll(page, { timeout: 60_000, intervals: [2_000] }).toContain("Riverbank School");
  }
});

test("nothing is asked of the replica but schools", async () => {
  nearby.reset();
  const Cookie = cookiesOf(await signIn(here, "u46", benchPassword));
  const [linked] = await linksFor(47, 1);
  await save(there, linked?.path ?? "", "Zeven-kikkers-9");
  await accountPage(there, Cookie);
  await search(there);
  const asked = nearby.calls.flatMap(({ sql }) => sql);
  expect(asked).not.toEqual([]);
  for (const sql of asked) expect(sql).toMatch(/^select [^()]* from "schools" /);
});
