import { describe, expect, test } from "vitest";
import { openCode } from "../../lib/letters/open-code.ts";
import { redeemLink } from "../../lib/recovery/redeem-link.ts";
import { addFamily } from "../family.ts";
import { anAtDesk, printOne } from "../letters.ts";
import * as tables from "../tables.ts";
import { atSchool, opens } from "../walk.ts";
import { atSomeMoment, newPassword, openTally, raceTimeoutMs, roundsOf } from "./rounds.ts";
import { databases, openServers, type Servers } from "./servers.ts";

const savesAtOnce = { file: 100, server: 30 } as const;
const withoutLimits = { throttleFactor: 1_000_000 };

async function somebody(servers: Servers, round: number) {
  const username = `u${round}`;
  const password = newPassword();
  const { idOf } = await addFamily(servers.here, username, { Lotte: { password } });
  return { username, password, personId: idOf.Lotte };
}

const changes = async ({ here }: Servers, personId: string) =>
  (await tables.securityEvents(here.db)).filter(
    (event) => event.personId === personId && event.kind === "password-recovered",
  ).length;

describe.each(databases)("on a %s", (kind) => {
  const atOnce = savesAtOnce[kind];

  test(`${atOnce} saves of one letter at once are one change`, { timeout: raceTimeoutMs }, async () => {
    const servers = await openServers(kind, withoutLimits);
    const an = await anAtDesk(servers.here);
    const tally = openTally(`${atOnce} saves of one letter`, kind);
    for (let round = 0; round < roundsOf(kind, 0.2); round++) {
      const who = await somebody(servers, round);
      const { token } = await printOne(servers.at(round), an, who.personId);
      const passwords = Array.from({ length: atOnce }, newPassword);
      const outcomes = await Promise.all(
        passwords.map((password, i) => redeemLink(servers.at(i), token, password, atSchool)),
      );
      const saved = outcomes.filter(({ status }) => status === "saved").length;
      tally.round(`saved ${saved}, used ${outcomes.filter(({ status }) => status === "used").length}`);
      expect(await changes(servers, who.personId)).toBe(1);
      const winner = passwords[outcomes.findIndex(({ status }) => status === "saved")] ?? "";
      expect(await opens(servers.there, who.username, winner)).toBe(true);
      expect(await opens(servers.here, who.username, who.password)).toBe(false);
    }
    tally.tell();
    expect(tally.outcomes()).toEqual([`saved 1, used ${atOnce - 1}`]);
  });

  test("a save of a letter against printing it again", { timeout: raceTimeoutMs }, async () => {
    const servers = await openServers(kind, withoutLimits);
    const an = await anAtDesk(servers.here);
    const tally = openTally("A save of a letter against printing it again", kind);
    for (let round = 0; round < roundsOf(kind); round++) {
      const who = await somebody(servers, round);
      const { token } = await printOne(servers.here, an, who.personId);
      const chosen = newPassword();
      const [{ status }] = await Promise.all([
        redeemLink(servers.at(round), token, chosen, atSchool),
        atSomeMoment(() => printOne(servers.there, an, who.personId)),
      ]);
      tally.round(status);
      expect(["saved", "withdrawn"]).toContain(status);
      expect(await opens(servers.there, who.username, chosen)).toBe(status === "saved");
    }
    tally.tell();
  });

  test("of letters printed at once for one person, one opens", { timeout: raceTimeoutMs }, async () => {
    const servers = await openServers(kind, withoutLimits);
    const an = await anAtDesk(servers.here);
    for (let round = 0; round < roundsOf(kind, 0.2); round++) {
      const who = await somebody(servers, round);
      const letters = await Promise.all(
        Array.from({ length: 8 }, (_, i) => printOne(servers.at(i), an, who.personId)),
      );
      const outcomes = await Promise.all(
        letters.map(({ code }, i) => openCode(servers.at(i), code, atSchool)),
      );
      expect(outcomes.filter(({ status }) => status === "open")).toHaveLength(1);
    }
  });
});
