import { performance } from "node:perf_hooks";
import { benchPassword } from "../../db/seed/passwords.ts";
import { wordsIn } from "../../tests/e2e/words.ts";
import { type Answer, send } from "../../tests/http/client.ts";
import { originOf } from "../../tests/http/form.ts";
import { accounts, school } from "./stage.ts";

export interface Crowd {
  readonly size: number;
  /** Behind how many addresses. */
  readonly networks: number;
}

export interface Outcome {
  readonly signedIn: number;
  /** Told to come back, since too many were waiting. */
  readonly busy: number;
  /** Told that the database can't be asked. */
  readonly unavailable: number;
  /** Another answer, or none. */
  readonly failed: number;
  readonly longestMs: number;
}

const en = wordsIn("en");
/** Those before keep no password for long (steps.ts). */
const firstAccount = 100;

type End = Exclude<keyof Outcome, "longestMs">;

/** So many sign in at the same moment, each with the right password and a browser without script. */
export async function signInAtOnce(port: number, { size, networks }: Crowd): Promise<Outcome> {
  const ends = await Promise.all(Array.from({ length: size }, (_, i) => signIn(port, i, i % networks)));
  const count = (end: End) => ends.filter((each) => each.end === end).length;
  return {
    signedIn: count("signedIn"),
    busy: count("busy"),
    unavailable: count("unavailable"),
    failed: count("failed"),
    longestMs: Math.max(...ends.map(({ ms }) => ms)),
  };
}

async function signIn(port: number, i: number, network: number): Promise<{ end: End; ms: number }> {
  const username = `u${firstAccount + (i % (accounts - firstAccount))}`;
  const began = performance.now();
  const answer = await send(port, {
    school,
    method: "POST",
    path: "/login",
    body: new URLSearchParams({ username, password: benchPassword }).toString(),
    headers: {
      Origin: originOf(port, school),
      "Content-Type": "application/x-www-form-urlencoded",
      "CF-Connecting-IP": `10.0.${network >> 8}.${network & 255}`,
      "Accept-Language": "en",
    },
  }).catch(() => null);
  return { end: endOf(answer), ms: performance.now() - began };
}

function endOf(answer: Answer | null): End {
  if (answer?.headers.location === "/account") return "signedIn";
  if (answer?.status !== 503 || !answer.headers["retry-after"]) return "failed";
  return answer.body.includes(en("problem.unavailable")) ? "unavailable" : "busy";
}
