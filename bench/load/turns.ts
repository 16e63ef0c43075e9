import { setTimeout as sleep } from "node:timers/promises";
import { benchPassword } from "../../db/seed/passwords.ts";
import type { PostmarkStandIn } from "../../tests/postmark/start-postmark.ts";
import { type Asker, openAsker, type Question, type TimedAnswer } from "../who-exists/asker.ts";
import { accounts, type Contestant } from "./contestants.ts";
import type { Side } from "./rounds.ts";

type Fields = Readonly<Record<string, string>>;

/** Clients of one server, each with a connection that stays open. */
export interface Visitors {
  /** A page that answers 200. */
  page(path: string, cookies?: readonly string[]): Side;
  /** A form that is answered with another page. */
  form(path: string, fields: (client: number, turn: number) => Fields, cookies?: readonly string[]): Side;
  side(turn: (ask: Ask, client: number) => Promise<void>): Side;
  close(): void;
}

type Ask = (path: string, fields?: Fields, cookie?: string) => Promise<TimedAnswer>;

/** A school's lesson: one row counts for each request of a network in the hour, and a real one has some hundreds. */
const requestsOfNetwork = 100;

export function visitorsOf(contestant: Contestant): Visitors {
  const askers: Asker[] = [];
  let asked = 0;
  const askAs =
    (client: number): Ask =>
    async (path, fields, cookie) => {
      askers[client] ??= openAsker(contestant.port);
      const network = `load-${Math.floor(asked++ / requestsOfNetwork)}`;
      const question: Question = {
        path,
        network,
        acceptsGzip: true,
        ...(fields && { fields }),
        ...(cookie && { cookie }),
      };
      const answer = await askers[client].ask(question);
      const expected = fields ? 303 : 200;
      if (answer.status !== expected) {
        throw new Error(`${path} answered ${answer.status}`, { cause: answer.body });
      }
      return answer;
    };
  const side = (turn: (ask: Ask, client: number) => Promise<void>): Side => ({
    contestant,
    turn: (client) => turn(askAs(client), client),
  });
  let turns = 0;
  return {
    page: (path, cookies) =>
      side(async (ask, client) => void (await ask(path, undefined, cookies?.[client % cookies.length]))),
    form: (path, fields, cookies) =>
      side(async (ask, client) => {
        await ask(path, fields(client, turns++), cookies?.[client % cookies.length]);
      }),
    side,
    close: () => {
      for (const asker of askers) asker?.close();
    },
  };
}

/** Each account in its turn: no two clients at the same one, and none again before all others were. */
export const somebody = (_client: number, turn: number): Fields => {
  const username = `u${turn % accounts}`;
  return { username, email: `${username}@bench.example` };
};
export const nobody = (_client: number, turn: number): Fields => {
  const username = `x${turn % accounts}`;
  return { username, email: `${username}@bench.example` };
};
export const withPassword = (client: number): Fields => ({ username: `u${client}`, password: benchPassword });

/** What the browsers of the first accounts send back: their session, and that they are known. */
export async function signedIn(
  contestant: Contestant,
  clients: number,
  who: (client: number) => Fields = withPassword,
): Promise<string[]> {
  const cookies: string[] = [];
  const visitors = visitorsOf(contestant);
  for (let client = 0; client < clients; client++) {
    await visitors
      .side(async (ask) => void cookies.push(cookiesOf(await ask("/login", who(client)))))
      .turn(client);
  }
  visitors.close();
  return cookies;
}

function cookiesOf({ rawHeaders }: TimedAnswer): string {
  const set = rawHeaders.filter((_, i) => rawHeaders[i - 1]?.toLowerCase() === "set-cookie");
  return set.map((line) => line.split(";", 1)[0]).join("; ");
}

/** What was mailed to whom. */
export function mailboxes(postmark: PostmarkStandIn) {
  const links = new Map<string, { link: string; place: number }>();
  let seen = 0;
  let looking: Promise<void> | null = null;

  /** One look for all who wait: each for itself would take a part of the processor from what is measured. */
  function look(): Promise<void> {
    looking ??= sleep(5).then(() => {
      for (; seen < postmark.messages.length; seen++) {
        const { To = "", TextBody = "" } = postmark.messages[seen] ?? {};
        const link = /\/otp\/[\w.-]+/.exec(TextBody)?.[0];
        if (link) links.set(/[\w.]+@[\w.]+/.exec(To)?.[0] ?? "", { link, place: seen });
      }
      looking = null;
    });
    return looking;
  }

  return {
    /** How many mails there were; a link that is to be new comes after them. */
    now: () => postmark.messages.length,
    async linkTo(address: string, since = 0): Promise<string> {
      for (const until = Date.now() + 30_000; Date.now() < until; await look()) {
        const found = links.get(address);
        if (found && found.place >= since) return found.link;
      }
      throw new Error(`No mail for ${address}`);
    },
  };
}

/** Each differs from the one before, and none of the 900 is refused: of those made by chance, one in 25,000 is taken for common. */
function passwordsInTurn(): () => string {
  let turn = 0;
  return () => `Nieuwe.Fiets-${100 + (turn++ % 900)}`;
}

/** From the page on which a password is forgotten to being signed in with a new one. */
export function recovery(visitors: Visitors, postmark: PostmarkStandIn, benchAccounts = accounts): Side {
  const mail = mailboxes(postmark);
  const nextPassword = passwordsInTurn();
  // Not those who sign in beside it: their password stays.
  const accountOf = (client: number) => `u${benchAccounts - 1 - client}`;
  return visitors.side(async (ask, client) => {
    const username = accountOf(client);
    const email = `${username}@bench.example`;
    await ask("/forgot");
    const since = mail.now();
    await ask("/forgot", { username, email });
    const link = await mail.linkTo(email, since);
    await ask(link);
    const newPassword = nextPassword();
    await ask(link, { token: link.slice("/otp/".length), newPassword, repeatPassword: newPassword });
    await ask("/login", { username, password: newPassword });
  });
}

/** Accounts whose links are used up one by one: neither who signs in beside it, nor who recovers. */
const ownersOfLinks = { from: 100, to: accounts - 200 };

/** Saves a new password with a link that was mailed before it began; each link once. */
export async function save(visitors: Visitors, postmark: PostmarkStandIn): Promise<Side> {
  const mail = mailboxes(postmark);
  const nextPassword = passwordsInTurn();
  const names = Array.from(
    { length: ownersOfLinks.to - ownersOfLinks.from },
    (_, i) => `u${ownersOfLinks.from + i}`,
  );
  const asking = visitors.form("/forgot", (_, turn) => {
    const username = names[turn % names.length] ?? "";
    return { username, email: `${username}@bench.example` };
  });
  for (const _ of names) await asking.turn(0);
  const links: string[] = [];
  for (const username of names) links.push(await mail.linkTo(`${username}@bench.example`));
  return visitors.side(async (ask) => {
    const link = links.pop();
    if (!link) throw new Error("Every link was used: make fewer rounds, or more accounts.");
    const newPassword = nextPassword();
    await ask(link, { token: link.slice("/otp/".length), newPassword, repeatPassword: newPassword });
  });
}

/** The same requests at the floor, which sends no mail. */
export function floorRecovery(visitors: Visitors): Side {
  return visitors.side(async (ask, client) => {
    await ask("/static");
    await ask("/accept", somebody(client, client));
    await ask("/dynamic");
    await ask("/sign-in", withPassword(client));
    await ask("/sign-in", withPassword(client));
  });
}
