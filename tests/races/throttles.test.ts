import { describe, expect, test } from "vitest";
import { isUnavailable } from "../../db/unavailable.ts";
import { askForHelp } from "../../lib/help/ask-for-help.ts";
import { expandRequests } from "../../lib/recovery/expand-request.ts";
import { requestRecovery } from "../../lib/recovery/request-recovery.ts";
import {
  failuresOfAllowance,
  helpOfNetwork,
  mailedRequestsOfAccount,
  requestsOfNetwork,
} from "../../lib/throttle.ts";
import { addFamily } from "../family.ts";
import * as tables from "../tables.ts";
import { accepted, atHome, trySignIn } from "../walk.ts";
import { newPassword, openTally, raceTimeoutMs, roundsOf } from "./rounds.ts";
import { type DatabaseKind, databases, openServers } from "./servers.ts";

/** So many more than the limit come at once. */
const beyond = 20;
/** A libSQL server answers 429 to more than 128 calls at once: there a wave is smaller, and the next one follows. */
const waveOf = { file: 500, server: 30 } as const;

async function times<T>(kind: DatabaseKind, count: number, each: (i: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count) {
    const first = all.length;
    const size = Math.min(waveOf[kind], count - first);
    all.push(...(await Promise.all(Array.from({ length: size }, (_, i) => each(first + i)))));
  }
  return all;
}

/** A busy server may take longer than a trip may: whoever asked is told to come back. */
function unlessUnanswered(error: unknown): "unanswered" {
  if (isUnavailable(error)) return "unanswered";
  throw error;
}

describe.each(databases)("under parallel fire, on a %s,", (kind) => {
  /** Each round from a network of its own: exactly the limit passes, whichever server is asked. */
  const passes = async (
    what: string,
    most: number,
    share: number,
    fire: (servers: Awaited<ReturnType<typeof openServers>>, i: number, network: string) => Promise<boolean>,
  ) => {
    const servers = await openServers(kind);
    const password = newPassword();
    await addFamily(servers.here, "jan", { Jan: { emails: ["jan@home.example"], password } });
    const tally = openTally(`${most + beyond} at once: ${what}`, kind);
    for (let round = 0; round < roundsOf(kind, share); round++) {
      const network = `network ${round}`;
      const answers = await times(kind, most + beyond, (i) =>
        fire(servers, i, network).catch(unlessUnanswered),
      );
      const passed = answers.filter((answer) => answer === true).length;
      const unanswered = answers.filter((answer) => answer === "unanswered").length;
      tally.round(`${passed} pass${unanswered > 0 ? `, ${unanswered} unanswered` : ""}`);
      // What was not answered in time may have been counted.
      expect(passed).toBeLessThanOrEqual(most);
      expect(passed + unanswered).toBeGreaterThanOrEqual(most);
    }
    tally.tell();
  };

  test("a network has its requests of an hour, and none more", { timeout: raceTimeoutMs }, () =>
    passes("requests of a network", requestsOfNetwork.most, 0.1, async (servers, i, network) => {
      const typed = { username: `x${i}`, email: "x@home.example" };
      const { status } = await requestRecovery(servers.at(i), typed, { ...atHome, network });
      return status === "accepted";
    }),
  );

  test("an allowance has its free sign-ins, and none more", { timeout: raceTimeoutMs }, () =>
    passes("sign-ins with a wrong password", failuresOfAllowance.free, 0.5, async (servers, i, network) => {
      const { status } = await trySignIn(servers.at(i), "jan", newPassword(), { ...atHome, network });
      return status === "not-recognised";
    }),
  );

  test("an allowance of nobody has as many", { timeout: raceTimeoutMs }, () =>
    passes("sign-ins as nobody", failuresOfAllowance.free, 0.5, async (servers, i, network) => {
      const { status } = await trySignIn(servers.at(i), "niemand", newPassword(), { ...atHome, network });
      return status === "not-recognised";
    }),
  );

  test("a network has its help messages of an hour, and none more", { timeout: raceTimeoutMs }, () =>
    passes("help messages", helpOfNetwork.most, 0.5, async (servers, i, network) => {
      const question = { name: "Ann", role: "mama", problem: "Geen mail.", contact: "0470 00 00 00" };
      return (await askForHelp(servers.at(i), question, { ...atHome, network })).status === "accepted";
    }),
  );

  test("an account has its mailed requests of an hour, each expanded twice at once", {
    timeout: raceTimeoutMs,
  }, async () => {
    const servers = await openServers(kind, { throttleFactor: 1 });
    const { most } = mailedRequestsOfAccount;
    const tally = openTally(
      `${most + beyond} at once, each by both servers: mailed requests of an account`,
      kind,
    );
    for (let round = 0; round < roundsOf(kind, 0.4); round++) {
      const [username, email] = [`u${round}`, `u${round}@home.example`];
      await addFamily(servers.here, username, { Jan: { emails: [email] } });
      const visitor = { ...atHome, network: `network ${round}` };
      const requests = await times(kind, most + beyond, (i) =>
        accepted(servers.at(i), username, email, visitor),
      );
      await Promise.all(
        requests.flatMap((request) => [
          expandRequests(servers.here, request),
          expandRequests(servers.there, request),
        ]),
      );
      const mails = (await tables.mails(servers.here.db)).filter(({ toEmail }) => toEmail === email);
      tally.round(`${mails.length} mails`);
    }
    tally.tell();
    expect(tally.outcomes()).toEqual([`${most} mails`]);
  });
});
