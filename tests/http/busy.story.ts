import { request } from "node:http";
import { benchPassword } from "../../db/seed/passwords.ts";
import { target } from "../e2e/target.ts";
import { en } from "../e2e/words.ts";
import { type Answer, send } from "./client.ts";
import { cookiesOf } from "./cookies-of.ts";
import { originOf } from "./form.ts";
import { expect, test } from "./server.ts";

test.skip(!target.isEdge, "On Node hashes run beside the requests; their queue has tests of its own.");
// In one worker, one after the other: each takes all that there is.
test.describe.configure({ mode: "default", timeout: 240_000 });
test.use({
  environment: {
    THROTTLE_FACTOR: "1000",
    DEMO_BENCH_ACCOUNTS: "200",
    // As at the edge: so a story may come from many networks.
    CLIENT_IP_HEADER: "cf-connecting-ip",
  },
});

const school = "imb";
/** How many of one network may wait (lib/live/make-tools.ts). */
const longestLane = 150;
const wrong = "Zeven-kikkers-9";

interface Press {
  readonly username: string;
  readonly password: string;
  readonly network: string;
  /** As browsers with script send it; the answer is data then, and no page is made. */
  readonly isByScript: boolean;
}

const account = (i: number) => `u${i % 200}`;
const aMoment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function messageOf(port: number, { username, password, network, isByScript }: Press) {
  return {
    method: "POST",
    path: "/login",
    body: new URLSearchParams({ username, password }).toString(),
    headers: {
      Host: `${school}.localhost:${port}`,
      Origin: originOf(port, school),
      "Content-Type": "application/x-www-form-urlencoded",
      "Accept-Language": "en",
      "CF-Connecting-IP": network,
      ...(isByScript && { Accept: "application/json" }),
    },
  };
}

const press = (port: number, one: Press) => send(port, { school, ...messageOf(port, one) });

/** Faster than they can be answered, and not all in one instant, as nobody presses. */
async function pressAll(port: number, presses: readonly Press[]): Promise<Answer[]> {
  return Promise.all(
    presses.map(async (one, i) => {
      await aMoment(i * 4);
      return press(port, one);
    }),
  );
}

const crowd = (count: number, network: string, isByScript = true): Press[] =>
  Array.from({ length: count }, (_, i) => ({ username: account(i), password: wrong, network, isByScript }));

const isSignedIn = (answer: Answer) => outcomeOf(answer) === "/account";

/** Where the answer leads, or what it says. */
function outcomeOf({ status, headers, body }: Answer): string {
  if (status === 303) return headers.location ?? "";
  if (status !== 200) return String(status);
  const { goTo, notice } = JSON.parse(body);
  return goTo ?? notice;
}

test("two hundred who sign in at once are all answered right", async ({ demo }) => {
  const kinds = [
    { isRight: true, who: (i: number) => ({ username: account(i), password: benchPassword }) },
    { isRight: false, who: (i: number) => ({ username: account(i), password: wrong }) },
    { isRight: false, who: (i: number) => ({ username: `niemand.${i}`, password: benchPassword }) },
    { isRight: true, who: () => ({ username: "tom.maes", password: "Soep-van-5-groenten" }) },
  ];
  const kindOf = (i: number) => kinds[i % kinds.length] ?? kinds[0];
  const presses = Array.from({ length: 200 }, (_, i) => ({
    ...(kindOf(i)?.who(i) ?? { username: "", password: "" }),
    network: `10.1.${i % 5}.1`,
    isByScript: i % 10 !== 0,
  }));
  const answers = await pressAll(demo.port, presses);
  for (const [i, answer] of answers.entries()) {
    const right = kindOf(i)?.isRight ? ["/account"] : [en("login.not-recognised"), "422"];
    expect(right, `${i}: ${JSON.stringify(presses[i])}`).toContain(outcomeOf(answer));
  }
  const Cookie = cookiesOf(answers.find(isSignedIn) as Answer);
  expect((await send(demo.port, { school, path: "/account", headers: { Cookie } })).status).toBe(200);
});

test("whoever would wait too long is told to come back, and finds what they typed", async ({ demo }) => {
  const network = "10.2.0.1";
  const fit = crowd(longestLane, network);
  const more = crowd(100, network, false);
  const answers = await pressAll(demo.port, [...fit, ...more]);
  const late = answers.slice(fit.length);
  expect(late.filter(({ status }) => status === 503).length).toBeGreaterThan(0);
  for (const [i, { status, headers, body }] of late.entries()) {
    expect([422, 503]).toContain(status);
    expect(body).toContain(`value="${account(i)}"`);
    if (status === 422) continue;
    const seconds = Number(headers["retry-after"]);
    expect(seconds).toBeGreaterThan(0);
    const time = en("wait.seconds", { seconds });
    expect(body).toContain(en("wait.busy", { time }));
  }
  const busy = en("wait.busy", { time: "" }).split(".", 1)[0] ?? "";
  for (const answer of answers.slice(0, fit.length)) {
    const said = outcomeOf(answer);
    expect(said === en("login.not-recognised") || said.startsWith(busy), said).toBe(true);
  }

  // And it is over when it is over.
  const again = await press(demo.port, {
    username: "u1",
    password: benchPassword,
    network,
    isByScript: false,
  });
  expect(isSignedIn(again)).toBe(true);
  expect((await send(demo.port, { school, path: "/forgot" })).status).toBe(200);
});

test("a crowd behind one address holds up nobody behind another", async ({ demo }) => {
  let answered = 0;
  const flood = crowd(60, "10.3.0.1").map(async (one, i) => {
    await aMoment(i * 4);
    await press(demo.port, one);
    answered++;
  });
  while (answered < 5) await aMoment(20);
  const before = answered;
  const other = { username: "u7", password: benchPassword, network: "10.4.0.1", isByScript: true };
  expect(isSignedIn(await press(demo.port, other))).toBe(true);
  expect(answered - before).toBeLessThan(flood.length / 3);
  await Promise.all(flood);
});

test("whoever hangs up while they wait holds up nobody", async ({ demo }) => {
  const network = "10.5.0.1";
  const gone = crowd(40, network).map((one) => {
    const { body, ...message } = messageOf(demo.port, one);
    const post = request({ host: "127.0.0.1", port: demo.port, agent: false, ...message });
    post.on("error", () => {}).end(body);
    return post;
  });
  const staying = pressAll(demo.port, crowd(40, network));
  await aMoment(400);
  for (const post of gone) post.destroy();
  for (const answer of await staying) expect(outcomeOf(answer)).toBe(en("login.not-recognised"));
  const next = { username: "u8", password: benchPassword, network, isByScript: true };
  expect(isSignedIn(await press(demo.port, next))).toBe(true);
});
