import { describe, expect, test } from "vitest";
import { openHouse } from "../../tests/house.ts";
import { atHome } from "../../tests/walk.ts";
import { readyAnswer } from "../door/ready-answer.ts";
import { wordsIn } from "../i18n/words.ts";
import { cookieNames } from "../sessions/cookies.ts";
import {
  type Answer,
  answerer,
  answerPost,
  failedState,
  type Post,
  shownAgain,
  waitAnswer,
} from "./answer-post.ts";
import { line, secret } from "./read-form.ts";

async function postAt(locale: "nl" | "en"): Promise<Post> {
  const { imb } = await openHouse();
  return {
    scope: { ...imb, locale },
    words: wordsIn(locale),
    visitor: atHome,
    sessionToken: null,
    cookieNames: cookieNames(true),
    params: [],
    isByScript: false,
    filesOf: () => [],
    setCookies: () => {},
    afterwards: () => {},
    rounds: { expand: async () => {}, deliver: async () => {} },
  };
}

const signIn = (answer: Answer<"username" | "password"> = {}) =>
  answerer({ username: line(10), password: secret(20) }, async () => answer);

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const good = { username: "jan", password: "geheim" };

describe("the answer to a form", () => {
  test("names each faulty field in the visitor's language, and the verb is not asked", async () => {
    let asked = false;
    const never = answerer({ username: line(10), password: secret(20) }, async () => {
      asked = true;
      return {};
    });
    const { state, status } = await answerPost(
      await postAt("nl"),
      form({ username: "jan.veel.te.lang" }),
      never,
    );
    expect(status).toBe(422);
    expect(state.errors).toEqual({
      username: "Dit is te lang. Gebruik hoogstens 10 tekens.",
      password: "Vul dit veld in.",
    });
    expect(asked).toBe(false);
  });

  test("keeps what was typed, and never a password", async () => {
    const answer = { notice: "nee" };
    const { state } = await answerPost(await postAt("en"), form(good), signIn(answer));
    expect(state.values).toEqual({ username: "jan" });
    expect(JSON.stringify(state)).not.toContain("geheim");
    expect(JSON.stringify(shownAgain(form(good), signIn(), "en"))).not.toContain("geheim");
    expect(JSON.stringify(failedState(form(good), signIn(), "en", "unavailable"))).not.toContain("geheim");
  });

  test("is done without errors or notice, and only then", async () => {
    const post = await postAt("nl");
    const stateFor = async (answer: Answer<"username">) =>
      (await answerPost(post, form(good), signIn(answer))).state;
    expect((await stateFor({})).isDone).toBe(true);
    expect((await stateFor({ goTo: "/account" })).goTo).toBe("/account");
    expect((await stateFor({ notice: "x" })).isDone).toBe(false);
    expect((await stateFor({ errors: { username: "x" } })).isDone).toBe(false);
    expect(shownAgain(form(good), signIn(), "en").isDone).toBe(false);
  });

  test("hands something over beside what a script may read", async () => {
    const handsOver = { layout: "letters", letters: [] } as const;
    const answered = await answerPost(await postAt("nl"), form(good), signIn({ handsOver }));
    expect(answered.handsOver).toBe(handsOver);
    expect(answered.state).toMatchObject({ isDone: true, goTo: null });
    const reply = { kind: "page", ...answered, cookies: [], afterwards: [] } as const;
    expect(readyAnswer(reply, true, "/admin/letters")?.body).toBe(JSON.stringify(answered.state));
    expect(JSON.stringify(answered.state)).not.toContain("letters");
    // Without script the page itself is the answer.
    expect(readyAnswer(reply, false, "/admin/letters")).toBeNull();
  });

  test("has a status of its own: 422 for what is wrong, else what the verb says", async () => {
    const post = await postAt("nl");
    const statusFor = async (answer: Answer) => (await answerPost(post, form(good), signIn(answer))).status;
    expect(await statusFor({})).toBe(200);
    expect(await statusFor({ notice: "x" })).toBe(422);
    expect(await statusFor(waitAnswer(post.words, { status: "slowed-down", waitSeconds: 5 }))).toBe(429);
    expect(await statusFor(waitAnswer(post.words, { status: "busy", waitSeconds: 5 }))).toBe(503);
  });

  test("tells the time to wait in seconds, then in minutes, rounded up", () => {
    const notice = (waitSeconds: number, locale: "nl" | "en") =>
      waitAnswer(wordsIn(locale), { status: "slowed-down", waitSeconds }).notice;
    expect(notice(1, "en")).toContain("wait 1 second and");
    expect(notice(89, "nl")).toContain("89 seconden");
    expect(notice(90, "nl")).toContain("2 minuten");
    expect(notice(3600, "en")).toContain("60 minutes");
  });
});
