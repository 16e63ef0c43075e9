import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { accounts, mails, recoveryLinks, recoveryRequests } from "../../db/schema.ts";
import { benchPassword } from "../../db/seed/passwords.ts";
import { signLinkToken } from "../../lib/recovery/link-token.ts";
import { type Answer, type Message, send } from "../../tests/http/client.ts";
import { cookiesOf } from "../../tests/http/cookies-of.ts";
import { originOf } from "../../tests/http/form.ts";
import { table } from "../table.ts";
import { median, quantile } from "./figures.ts";
import { type Served, type Stage, school } from "./stage.ts";

const rounds = 60;
const delayMs = 40;

interface Timed {
  readonly ms: readonly number[];
  /** Median of the trips that were over when the answer came. */
  readonly trips: number;
}
type Walk = ReadonlyMap<string, Timed>;

/** Every screen and form, one at a time: at the edge, near the database and 40 ms away, and on Node as far away. */
export async function measureSteps(stage: Stage): Promise<string> {
  const near = await walkOn(stage, 0, () => stage.serveAtEdge());
  const edge = await walkOn(stage, delayMs, () => stage.serveAtEdge());
  const node = await walkOn(stage, delayMs, () => stage.serveOnNode());
  const ms = (timed: Timed | undefined, share: number) => Math.round(quantile(timed?.ms ?? [], share));
  const ratio = (step: string) => (ms(edge.get(step), 0.5) / ms(node.get(step), 0.5)).toFixed(2);
  return table([
    [
      `${rounds} rounds, in ms`,
      "trips",
      "edge, p50",
      "p95",
      `edge, ${delayMs} ms a trip, p50`,
      "p95",
      `Node, ${delayMs} ms a trip, p50`,
      "p95",
      "edge : Node",
    ],
    ...[...edge].map(([step, timed]) => [
      step,
      timed.trips,
      ...[near.get(step), timed, node.get(step)].flatMap((each) => [ms(each, 0.5), ms(each, 0.95)]),
      ratio(step),
    ]),
  ]);
}

async function walkOn(stage: Stage, delay: number, serve: () => Promise<Served>): Promise<Walk> {
  stage.proxy.delayMs = 0;
  const served = await serve();
  stage.proxy.delayMs = delay;
  try {
    return await walk(stage, served.port);
  } finally {
    await served.stop();
  }
}

async function walk(stage: Stage, port: number): Promise<Walk> {
  const walked = new Map<string, Timed>();
  const names = Array.from({ length: rounds }, (_, i) => `u${i}`);
  // Another one for each walk, or the walk after it would find it taken.
  const password = `Zeven-kikkers-${crypto.randomUUID()}`;

  const step = async (name: string, expected: number, messageOf: (username: string) => Message) => {
    const [ms, trips]: number[][] = [[], []];
    const answers: Answer[] = [];
    for (const username of names) {
      stage.proxy.reset();
      const began = performance.now();
      const answer = await send(port, { school, ...messageOf(username) });
      ms?.push(performance.now() - began);
      trips?.push(stage.proxy.answered);
      if (answer.status !== expected) throw new Error(`${name}: ${answer.status} for ${expected}`);
      answers.push(answer);
    }
    walked.set(name, { ms: ms ?? [], trips: median(trips ?? []) });
    await settled(stage);
    return answers;
  };
  const get = (path: string, headers = {}) => ({ path, headers });
  const post = (path: string, fields: Record<string, string>, headers = {}) => ({
    method: "POST",
    path,
    body: new URLSearchParams(fields).toString(),
    headers: {
      Origin: originOf(port, school),
      "Content-Type": "application/x-www-form-urlencoded",
      ...headers,
    },
  });

  for (let i = 0; i < 10; i++) await send(port, { school, path: "/login" });
  await step("sign-in page", 200, () => get("/login"));
  await step("forgot page", 200, () => get("/forgot"));
  await step("accept a request", 303, (username) =>
    post("/forgot", { username, email: `${username}@bench.example` }),
  );
  const tokens = await tokensOf(stage);
  const token = (username: string) => tokens.get(username) ?? "";
  await step("open a forged link", 404, (username) => get(`/otp/${token(username).slice(0, -4)}AAAA`));
  await step("open the link", 200, (username) => get(`/otp/${token(username)}`));
  await step("save a new password", 303, (username) =>
    post(`/otp/${token(username)}`, {
      token: token(username),
      newPassword: password,
      repeatPassword: password,
    }),
  );
  await step("sign in, wrong password", 422, (username) =>
    post("/login", { username, password: benchPassword }),
  );
  const signedIn = await step("sign in", 303, (username) => post("/login", { username, password }));
  const cookies = new Map(names.map((username, i) => [username, cookiesOf(signedIn[i] as Answer)]));
  const Cookie = (username: string) => ({ Cookie: cookies.get(username) });
  await step("account page", 200, (username) => get("/account", Cookie(username)));
  await step("sign out", 303, (username) => post("/account/sign-out", {}, Cookie(username)));
  return walked;
}

/** The newest link of each account. */
async function tokensOf({ db, keys }: Stage): Promise<Map<string, string>> {
  const found = await db.read
    .select({ username: accounts.username, link: recoveryLinks })
    .from(recoveryLinks)
    .innerJoin(accounts, eq(accounts.id, recoveryLinks.accountId))
    .orderBy(recoveryLinks.createdAt);
  const signed = found.map(
    async ({ username, link }) => [username, await signLinkToken(keys.links, link)] as const,
  );
  return new Map(await Promise.all(signed));
}

/** Until what the answers left for later is done: it would take its time from the next step. */
async function settled({ db, proxy }: Stage): Promise<void> {
  const isPending = eq(recoveryRequests.outcome, "pending");
  const isQueued = eq(mails.state, "queued");
  for (let quiet = 0; quiet < 3; ) {
    const before = proxy.requests;
    await sleep(200);
    const open =
      (await db.read.$count(recoveryRequests, isPending)) + (await db.read.$count(mails, isQueued));
    quiet = open === 0 && proxy.requests === before ? quiet + 1 : 0;
  }
}
