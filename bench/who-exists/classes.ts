import { randomBytes, toBase64Url } from "../../lib/base64url.ts";
import { keyRing } from "../../lib/keys.ts";
import { signLinkToken } from "../../lib/recovery/link-token.ts";
import type { Question } from "./asker.ts";

/** Requests that nobody may tell from those of the other classes of their group. */
export interface Class {
  readonly name: string;
  /** The request of a round; a later round asks as somebody else, where there are enough of them. */
  question(round: number): Question;
}

/** The first class is the one that exists in nothing: the others are compared with it. */
export interface Group {
  readonly title: string;
  readonly classes: readonly [Class, ...Class[]];
}

export const benchAccounts = 30;
/** Only those with a name of three letters, so that nobody's names can be as long. */
const firstAccount = 10;
const numberOf = (round: number) => firstAccount + (round % (benchAccounts - firstAccount));
/** A school's lesson: so many requests come from one network before the next one takes over. */
const requestsOfNetwork = 100;
const wrongPassword = "Een-verkeerde-gok-7";

/** One row counts for each request of a network in the hour, and a real one has three hundred at most. */
const networkOf = (round: number) => `bench-${Math.floor(round / requestsOfNetwork)}`;
const nobody = (round: number) => `x${numberOf(round)}`;
const somebody = (round: number) => `u${numberOf(round)}`;
const addressOf = (username: string) => `${username}@bench.example`;

function asking(name: string, typed: (round: number) => [username: string, email: string]): Class {
  return {
    name,
    question(round) {
      const [username, email] = typed(round);
      return { path: "/forgot", fields: { username, email }, network: networkOf(round) };
    },
  };
}

export const forgot: Group = {
  title: "forgot",
  classes: [
    asking("unknown username, unknown address", (r) => [nobody(r), addressOf(nobody(r))]),
    asking("unknown username, somebody's address", (r) => [nobody(r), addressOf(somebody(r))]),
    asking("known username, unknown address", (r) => [somebody(r), addressOf(nobody(r))]),
    asking("known username, another's address", (r) => [somebody(r), addressOf(somebody(r + 1))]),
    asking("known username, its own address: one mail", (r) => [somebody(r), addressOf(somebody(r))]),
  ],
};

/** Compared apart, and less often: each makes four mails. */
export const families: Group = {
  title: "forgot, family",
  classes: [
    asking("unknown username, unknown address", (r) => [nobody(r), addressOf(nobody(r))]),
    asking("a family of three: four mails", () => ["jan.selle", "koen.selle@post.example"]),
    asking("nobody of the account has an address", (r) => ["lotte.claes", addressOf(nobody(r))]),
    asking("the address of somebody inactive", () => ["tom.maes", "hilde.goossens@post.example"]),
  ],
};

function trying(name: string, username: (round: number) => string, password = wrongPassword): Class {
  return {
    name,
    question: (round) => ({
      path: "/login",
      fields: { username: username(round), password },
      network: `signing-in-${round}`,
    }),
  };
}

export const signIn: Group = {
  title: "sign-in",
  classes: [trying("unknown username", nobody), trying("known username, wrong password", somebody)],
};

/** Compared apart, and less often: each costs a hash. */
export const rarerSignIn: Group = {
  title: "sign-in, rarer",
  classes: [
    trying("unknown username", nobody),
    trying("a family of three, wrong password", () => "jan.selle"),
    trying("nobody of the account has a password yet", () => "noor.jacobs"),
    trying("right password of somebody inactive", () => "tom.maes", "Aardbei3-met-room"),
  ],
};

function needingHelp(name: string, contact: (round: number) => string): Class {
  const question = { role: "mama van een leerling", problem: "Er komt geen mail aan." };
  return {
    name,
    question: (round) => ({
      path: "/help",
      fields: { ...question, name: "Een ouder", contact: contact(round) },
      network: networkOf(round),
    }),
  };
}

export const help: Group = {
  title: "help",
  classes: [
    needingHelp("unknown address", (r) => addressOf(nobody(r))),
    needingHelp("somebody's address", (r) => addressOf(somebody(r))),
  ],
};

/** Links that somebody else signed: of a row that is there, and of none. */
export async function forgedLinks(linkId: string, schoolId: string): Promise<Group> {
  const opening = async (name: string, id: () => string): Promise<Class> => {
    const keys = keyRing([{ id: "k1", secret: randomBytes(32) }]);
    const expiresAt = new Date(Date.now() + 3_600_000);
    const tokens = await Promise.all(
      Array.from({ length: 200 }, () =>
        signLinkToken(keys, { id: id(), purpose: "recovery", schoolId, expiresAt }),
      ),
    );
    return {
      name,
      question: (round) => ({ path: `/otp/${tokens[round % tokens.length]}`, network: networkOf(round) }),
    };
  };
  return {
    title: "link, forged",
    classes: [
      await opening("of no link", () => crypto.randomUUID()),
      await opening("of a link that was mailed", () => linkId),
    ],
  };
}

/** A value that no request has used: for what must count as a network of its own. */
export const freshNetwork = () => `fresh-${toBase64Url(randomBytes(9))}`;
