import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { persons, recoveryLinks } from "../../db/schema.ts";
import { removeAddress } from "../../lib/accounts/change-addresses.ts";
import { redeemLink } from "../../lib/recovery/redeem-link.ts";
import { addFamily, changePerson } from "../family.ts";
import * as tables from "../tables.ts";
import { atHome, opens } from "../walk.ts";
import { newLink, openLinkOf } from "./links.ts";
import { atSomeMoment, newPassword, openTally, raceTimeoutMs, roundsOf } from "./rounds.ts";
import { databases, openServers, type Servers } from "./servers.ts";

/** A libSQL server takes no more than 128 calls at once, and has four seconds for each. */
const savesAtOnce = { file: 100, server: 30 } as const;
const withoutLimits = { throttleFactor: 1_000_000 };

/** Somebody new each round, with a password, two addresses and a link to each. */
async function somebody(servers: Servers, round: number) {
  const username = `u${round}`;
  const emails = [`${username}@home.example`, `${username}@work.example`] as const;
  const password = newPassword();
  const { idOf } = await addFamily(servers.here, username, { Jan: { emails: [...emails], password } });
  const token = await newLink(servers.at(round), username, emails[0]);
  return { username, emails, password, personId: idOf.Jan, token };
}

type Somebody = Awaited<ReturnType<typeof somebody>>;

const changes = async ({ here }: Servers, { personId }: Somebody) =>
  (await tables.securityEvents(here.db)).filter(
    (event) => event.personId === personId && event.kind === "password-recovered",
  ).length;

describe.each(databases)("on a %s", (kind) => {
  const atOnce = savesAtOnce[kind];

  test(`${atOnce} saves of one link at once are one change`, { timeout: raceTimeoutMs }, async () => {
    const servers = await openServers(kind, withoutLimits);
    const tally = openTally(`${atOnce} saves of one link`, kind);
    for (let round = 0; round < roundsOf(kind, 0.2); round++) {
      const who = await somebody(servers, round);
      const passwords = Array.from({ length: atOnce }, newPassword);
      const outcomes = await Promise.all(
        passwords.map((password, i) => redeemLink(servers.at(i), who.token, password, atHome)),
      );
      const saved = outcomes.filter(({ status }) => status === "saved").length;
      tally.round(`saved ${saved}, used ${outcomes.filter(({ status }) => status === "used").length}`);
      expect(await changes(servers, who)).toBe(1);
      const winner = passwords[outcomes.findIndex(({ status }) => status === "saved")] ?? "";
      expect(await opens(servers.there, who.username, winner)).toBe(true);
      expect(await opens(servers.here, who.username, who.password)).toBe(false);
    }
    tally.tell();
    expect(tally.outcomes()).toEqual([`saved 1, used ${atOnce - 1}`]);
  });

  /** Saves while something else happens, and sees that either the link opened or it did not. */
  const against = async (
    what: string,
    meanwhile: (servers: Servers, who: Somebody) => Promise<unknown>,
    allowed: readonly string[],
    isStillActive = true,
  ) => {
    const servers = await openServers(kind, withoutLimits);
    const tally = openTally(`A save against ${what}`, kind);
    // What happens meanwhile happens while a save is under way, however long that takes here.
    let saveMs = 10;
    for (let round = 0; round < roundsOf(kind); round++) {
      const who = await somebody(servers, round);
      const chosen = newPassword();
      const startedAt = performance.now();
      const [{ status }] = await Promise.all([
        redeemLink(servers.at(round), who.token, chosen, atHome).finally(() => {
          saveMs = (saveMs + performance.now() - startedAt) / 2;
        }),
        atSomeMoment(() => meanwhile(servers, who), 1.5 * saveMs),
      ]);
      tally.round(status);
      const isSaved = status === "saved";
      expect(await changes(servers, who)).toBe(isSaved ? 1 : 0);
      if (!isStillActive) await changePerson(servers.here, who.personId, { isActive: true });
      expect(await opens(servers.here, who.username, chosen), status).toBe(isSaved);
      expect(await opens(servers.there, who.username, who.password), status).toBe(!isSaved);
    }
    tally.tell();
    for (const outcome of tally.outcomes()) expect(allowed).toContain(outcome);
  };

  test("a save against the end of the link's time", { timeout: raceTimeoutMs }, () =>
    against(
      "the end of the link's time",
      ({ there }, { personId }) =>
        // The row's own end, since the clock is everybody's.
        there.db.write((q) => [
          q.update(recoveryLinks).set({ expiresAt: new Date() }).where(eq(recoveryLinks.personId, personId)),
        ]),
      ["saved", "expired"],
    ),
  );

  test("a save against the deactivation of its person", { timeout: raceTimeoutMs }, () =>
    against(
      "the deactivation of its person",
      ({ there }, { personId }) => changePerson(there, personId, { isActive: false }),
      ["saved", "withdrawn"],
      false,
    ),
  );

  test("a save against the removal of its address", { timeout: raceTimeoutMs }, () =>
    against(
      "the removal of its address",
      ({ there }, { personId, emails }) =>
        removeAddress(there, { id: personId, accountId: "", locale: "nl" }, emails[0], {}),
      ["saved", "withdrawn"],
    ),
  );

  test("two links of one person, saved at once, are one change", { timeout: raceTimeoutMs }, async () => {
    const servers = await openServers(kind, withoutLimits);
    const tally = openTally("Two links of one person", kind);
    for (let round = 0; round < roundsOf(kind); round++) {
      const who = await somebody(servers, round);
      const tokens = [who.token, await openLinkOf(servers.here, who.emails[1])];
      const passwords = [newPassword(), newPassword()];
      const outcomes = await Promise.all(
        tokens.map((token, i) => redeemLink(servers.at(round + i), token, passwords[i] ?? "", atHome)),
      );
      tally.round(
        outcomes
          .map(({ status }) => status)
          .sort()
          .join(" and "),
      );
      expect(await changes(servers, who)).toBe(1);
      for (const [i, password] of passwords.entries()) {
        const isSaved = outcomes[i]?.status === "saved";
        expect(await opens(servers.at(i), who.username, password)).toBe(isSaved);
      }
    }
    tally.tell();
    expect(tally.outcomes()).toEqual(["saved and withdrawn"]);
  });

  test("nothing of this changed anybody at the other school", { timeout: raceTimeoutMs }, async () => {
    const servers = await openServers(kind, withoutLimits);
    const theirs = await addFamily(servers.elsewhere, "u0", { Janet: { password: "Bicycle.Moon.9" } });
    const who = await somebody(servers, 0);
    const outcomes = await Promise.all([
      redeemLink(servers.elsewhere, who.token, newPassword(), atHome),
      redeemLink(servers.here, who.token, newPassword(), atHome),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["not-genuine", "saved"]);
    const [janet] = await servers.here.db.read
      .select()
      .from(persons)
      .where(and(eq(persons.id, theirs.idOf.Janet), eq(persons.schoolId, servers.elsewhere.school.id)));
    expect(janet?.passwordChangedAt).toBeNull();
  });
});
