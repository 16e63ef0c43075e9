import { setTimeout as sleep } from "node:timers/promises";
import { benchPassword } from "../../db/seed/passwords.ts";
import { type Answer, send } from "../http/client.ts";
import { cookiesOf } from "../http/cookies-of.ts";
import { originOf } from "../http/form.ts";
import type { PostmarkStandIn } from "../postmark/start-postmark.ts";

/** What a client asked for: told that it is done, or left without an answer, so that it may have been done or not. */
export interface Asked {
  acknowledged: number;
  unknown: number;
}

export interface KnownSession {
  cookie: string;
  /** `maybe`: what would have ended it was not answered. */
  ended: "no" | "maybe" | "yes";
}

/** All that one client knows, and what an auditor holds against what is stored. */
export interface AccountClient {
  readonly username: string;
  readonly email: string;
  readonly requests: Asked;
  readonly saves: Asked;
  readonly changes: Asked;
  readonly signIns: Asked;
  readonly signOuts: Asked;
  /** The marks of help messages that were acknowledged. */
  readonly helped: string[];
  /** One, unless a change was left without an answer. */
  possible: Set<string>;
  /** Passwords that no longer open. */
  readonly former: string[];
  sessions: KnownSession[];
  /** Does something at random, again and again, until told that it is over. */
  work(port: number, postmark: PostmarkStandIn, isOver: () => boolean): Promise<void>;
}

const none = (): Asked => ({ acknowledged: 0, unknown: 0 });
const pauseMs = 5;

/** The owner of one bench account. The server may die at any moment of what they do. */
export function openClient(n: number): AccountClient {
  const client: AccountClient = {
    username: `u${n}`,
    email: `u${n}@bench.example`,
    requests: none(),
    saves: none(),
    changes: none(),
    signIns: none(),
    signOuts: none(),
    helped: [],
    possible: new Set([benchPassword]),
    former: [],
    sessions: [],
    async work(port, postmark, isOver) {
      while (!isOver()) {
        await pick(client)(client, { port, postmark });
        await sleep(pauseMs);
      }
    },
  };
  return client;
}

interface Where {
  readonly port: number;
  readonly postmark: PostmarkStandIn;
}

type Operation = (client: AccountClient, where: Where) => Promise<void>;

/** Those that cost no hash more often: what is to be found lies between their steps. */
function pick({ sessions }: AccountClient): Operation {
  const dice = Math.random();
  if (dice < 0.4) return askForMail;
  if (dice < 0.55) return askForHelp;
  if (dice < 0.7) return save;
  const isSignedIn = sessions.some(({ ended }) => ended === "no");
  if (!isSignedIn || dice < 0.8) return signIn;
  return dice < 0.93 ? signOut : change;
}

async function askForMail({ username, email, requests }: AccountClient, { port }: Where): Promise<void> {
  count(requests, await post(port, "/forgot", { username, email }), "/forgot/sent");
}

async function askForHelp(client: AccountClient, { port }: Where): Promise<void> {
  const contact = crypto.randomUUID();
  const question = { name: client.username, role: "mama", problem: "Er komt geen mail.", contact };
  if (isTo(await post(port, "/help", question), "/help/sent")) client.helped.push(contact);
}

async function save(client: AccountClient, { port, postmark }: Where): Promise<void> {
  const message = postmark.messages.findLast(
    ({ To, TextBody }) => To?.includes(client.email) && linkIn(TextBody),
  );
  const path = linkIn(message?.TextBody);
  if (!path) return;
  const newPassword = aPassword();
  const token = path.slice("/otp/".length);
  const answer = await post(port, path, { token, newPassword, repeatPassword: newPassword });
  count(client.saves, answer, "/login?notice=saved");
  if (isTo(answer, "/login?notice=saved")) changed(client, newPassword);
  else if (isUnknown(answer)) mayHaveChanged(client, newPassword);
}

async function signIn(client: AccountClient, { port }: Where): Promise<void> {
  const password = [...client.possible].at(-1) ?? "";
  const answer = await post(port, "/login", { username: client.username, password });
  count(client.signIns, answer, "/account");
  if (answer && isTo(answer, "/account")) {
    settle(client, password);
    client.sessions.push({ cookie: cookiesOf(answer), ended: "no" });
  } else if (answer?.status === 422) {
    // That was not the one: it is among the others, if there are any.
    client.possible.delete(password);
    client.former.push(password);
  }
}

async function signOut(client: AccountClient, { port }: Where): Promise<void> {
  const session = client.sessions.find(({ ended }) => ended === "no");
  if (!session) return;
  const answer = await post(port, "/account/sign-out", {}, session.cookie);
  count(client.signOuts, answer, "/login");
  if (isTo(answer, "/login")) session.ended = "yes";
  else if (isUnknown(answer)) session.ended = "maybe";
}

async function change(client: AccountClient, { port }: Where): Promise<void> {
  const session = client.sessions.findLast(({ ended }) => ended === "no");
  if (!session || client.possible.size !== 1) return;
  const [password = ""] = client.possible;
  const newPassword = aPassword();
  const fields = { password, newPassword, repeatPassword: newPassword };
  const answer = await post(port, "/account/password", fields, session.cookie);
  count(client.changes, answer, "/account?notice=password-changed");
  if (isTo(answer, "/account?notice=password-changed")) {
    // The session goes on under another token.
    session.cookie = cookiesOf(answer as Answer);
    changed(client, newPassword, session);
  } else if (isUnknown(answer)) mayHaveChanged(client, newPassword);
}

function changed(client: AccountClient, password: string, kept?: KnownSession): void {
  settle(client, password);
  for (const session of client.sessions) if (session !== kept) session.ended = "yes";
}

function mayHaveChanged(client: AccountClient, password: string): void {
  client.possible.add(password);
  for (const session of client.sessions) if (session.ended === "no") session.ended = "maybe";
}

function settle(client: AccountClient, password: string): void {
  client.former.push(...[...client.possible].filter((other) => other !== password));
  client.possible = new Set([password]);
}

function count(asked: Asked, answer: Answer | null, goTo: string): void {
  if (isTo(answer, goTo)) asked.acknowledged++;
  else if (isUnknown(answer)) asked.unknown++;
}

const isTo = (answer: Answer | null, goTo: string) =>
  answer?.status === 303 &&
  (answer.headers.location === goTo || answer.headers.location?.startsWith(`${goTo}?`) === true);
/** The connection broke, or the database did: what was asked may have been done. */
const isUnknown = (answer: Answer | null) => answer === null || answer.status === 503;
const linkIn = (text?: string) => /\/otp\/[\w.-]+/.exec(text ?? "")?.[0];
const aPassword = () => `Nieuwe.Fiets-${crypto.randomUUID().slice(0, 8)}`;

/** @returns null where no whole answer came. */
export async function post(
  port: number,
  path: string,
  fields: Readonly<Record<string, string>>,
  cookie = "",
): Promise<Answer | null> {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    Origin: originOf(port, "imb"),
    "Content-Type": "application/x-www-form-urlencoded",
    ...(cookie && { Cookie: cookie }),
  };
  return send(port, { method: "POST", school: "imb", path, headers, body }).catch(() => null);
}
