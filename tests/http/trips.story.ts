import { expect, test } from "@playwright/test";
import { forged } from "../e2e/link-of.ts";
import { newMail } from "../e2e/mailbox.ts";
import { rows } from "../e2e/rows.ts";
import { target } from "../e2e/target.ts";
import type { ProxyMode } from "../libsql/start-proxy.ts";
import { type DemoBehindProxy, startBehindProxy } from "./behind-proxy.ts";
import { type Answer, type Message, send } from "./client.ts";
import { cookiesOf } from "./cookies-of.ts";
import { requestForm } from "./form.ts";

test.skip(!target.hasServer, "An embedded file is no trip away: nothing passes that could be counted.");

let house: DemoBehindProxy;

test.beforeAll(async () => {
  house = await startBehindProxy({ SLEUTEL_SWEEPER: "off" });
});
test.afterAll(() => house.stop());

const school = "imb";
const email = "dirk.maes@post.example";

/** How many trips each step of a walk waits for. */
const budgets = {
  "sign-in page": 0,
  "forgot page": 0,
  "a request": 1,
  "a request, wrong address": 1,
  "a request, unknown username": 1,
  "a forged link": 0,
  "a genuine link": 1,
  "save what is too short": 1,
  "save what is too common": 2,
  // The page that is shown again looks at the link again.
  "save what is too short, without script": 2,
  "save what is too common, without script": 3,
  "save a new password": 2,
  "the used link": 1,
  "sign in, wrong password": 1,
  "sign in, unknown username": 1,
  "sign in": 2,
  "account page": 1,
  "sign out": 1,
  "account page, signed out": 0,
};

type Step = keyof typeof budgets;

test("no step waits for more trips to the database than it needs, whoever exists", async () => {
  const { demo } = house;
  // The school is looked up now, and kept for longer than all of this takes.
  await send(demo.port, { school, path: "/login" });

  const page = (step: Step, path: string, headers = {}) => answerOf(step, { path, headers });
  const post = async (step: Step, path: string, fields: Record<string, string>, headers = {}) => {
    const form = { school, path, fields: Object.entries(fields), headers };
    const { message, body } = await requestForm(demo.port, form);
    return answerOf(step, { ...message, body });
  };

  expect((await page("sign-in page", "/login")).status).toBe(200);
  expect((await page("forgot page", "/forgot")).status).toBe(200);
  const { link } = await newMail(demo, email, async () => {
    await post("a request", "/forgot", { username: "tom.maes", email });
  });
  for (const [step, username] of [
    ["a request, wrong address", "tom.maes"],
    ["a request, unknown username", "niemand.hier"],
  ] as const) {
    expect((await post(step, "/forgot", { username, email: "niemand@post.example" })).status).toBe(303);
  }

  const { pathname } = new URL(link);
  expect((await page("a forged link", new URL(forged(link)).pathname)).status).toBe(404);
  expect((await page("a genuine link", pathname)).status).toBe(200);
  const save = (step: Step, password: string, headers = {}) =>
    post(step, pathname, { newPassword: password, repeatPassword: password }, headers);
  for (const [step, password] of [
    ["save what is too short", "Kort1!"],
    ["save what is too common", "Welkom123"],
  ] as const) {
    const byScript = await save(step, password, { Accept: "application/json" });
    expect(JSON.parse(byScript.body).errors).toHaveProperty("newPassword");
    expect((await save(`${step}, without script`, password)).status).toBe(422);
  }
  const password = "Zeven-kikkers-9";
  expect((await save("save a new password", password)).headers.location).toBe("/login?notice=saved");
  expect((await page("the used link", pathname)).status).toBe(410);

  const sign = (step: Step, username: string, typed: string) =>
    post(step, "/login", { username, password: typed });
  expect((await sign("sign in, wrong password", "tom.maes", "Soep-van-5-groenten")).status).toBe(422);
  expect((await sign("sign in, unknown username", "niemand.hier", password)).status).toBe(422);
  const signedIn = await sign("sign in", "tom.maes", password);
  expect(signedIn.headers.location).toBe("/account");
  const Cookie = cookiesOf(signedIn);
  expect((await page("account page", "/account", { Cookie })).status).toBe(200);
  const signedOut = await post("sign out", "/account/sign-out", {}, { Cookie });
  expect(signedOut.headers.location).toBe("/login?notice=signed-out");
  expect((await page("account page, signed out", "/account")).status).toBe(307);
});

/**
 * Lets as many questions through as the step may ask; all others wait until the
 * answer has come, which are those of the work that is done after it.
 */
async function answerOf(step: Step, message: Message): Promise<Answer> {
  await settled();
  const { proxy, demo } = house;
  const answered = Promise.withResolvers<void>();
  let asked = 0;
  proxy.mode = async (): Promise<ProxyMode> => {
    if (++asked > budgets[step]) await answered.promise;
    return "fine";
  };
  try {
    const got = await send(demo.port, { school, ...message });
    expect(got.status, `${step} waits for more than ${budgets[step]}`).not.toBe(503);
    expect(asked, `${step} waits for fewer than ${budgets[step]}`).toBeGreaterThanOrEqual(budgets[step]);
    return got;
  } finally {
    answered.resolve();
    proxy.mode = "fine";
  }
}

/** Until what the last answer left for later is done: it would be taken for a question of this step. */
async function settled(): Promise<void> {
  const open = `select (select count(*) from recovery_requests where outcome = 'pending')
    + (select count(*) from mails where state <> 'sent') as open`;
  await expect.poll(async () => (await rows(house.demo, open))[0]?.open).toBe(0);
  for (let before = -1; before !== house.proxy.requests; ) {
    before = house.proxy.requests;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
