import { describe, expect, test } from "vitest";
import { signedInPerson } from "../../lib/account/signed-in-person.ts";
import { redeemLink } from "../../lib/recovery/redeem-link.ts";
import { addFamily } from "../family.ts";
import * as tables from "../tables.ts";
import { askForLink, atHome, opens, trySignIn } from "../walk.ts";
import { newLink, openLinkOf } from "./links.ts";
import { atSomeMoment, newPassword, openTally, raceTimeoutMs, roundsOf } from "./rounds.ts";
import { databases, openServers } from "./servers.ts";

const withoutLimits = { throttleFactor: 1_000_000 };
const seven = ["Jan", "Mama", "Papa", "Oma", "Opa", "Zus", "Interim"] as const;

describe.each(databases)("on a %s", (kind) => {
  test("a sign-in with the old password is before the new one, or fails; no session of it is left", {
    timeout: raceTimeoutMs,
  }, async () => {
    const servers = await openServers(kind, withoutLimits);
    const tally = openTally("A save against a sign-in with the old password", kind);
    for (let round = 0; round < roundsOf(kind); round++) {
      const [username, email, old, chosen] = [
        `u${round}`,
        `u${round}@home.example`,
        newPassword(),
        newPassword(),
      ];
      const { idOf } = await addFamily(servers.here, username, { Jan: { emails: [email], password: old } });
      const token = await newLink(servers.here, username, email);
      const [saved, attempt] = await Promise.all([
        atSomeMoment(() => redeemLink(servers.at(round), token, chosen, atHome)),
        atSomeMoment(() => trySignIn(servers.at(round + 1), username, old)),
      ]);
      tally.round(`${saved.status}, old password ${attempt.status}`);
      if (attempt.status === "signed-in") {
        expect(await signedInPerson(servers.here, attempt.session.token)).toBeNull();
      }
      const left = (await tables.sessions(servers.here.db)).filter(({ personId }) => personId === idOf.Jan);
      expect(left).toEqual([]);
      expect(await opens(servers.there, username, old)).toBe(false);
      expect(await opens(servers.here, username, chosen)).toBe(true);
    }
    tally.tell();
    for (const outcome of tally.outcomes()) {
      expect(["saved, old password signed-in", "saved, old password not-recognised"]).toContain(outcome);
    }
  });

  test("seven persons of one account save and sign in at once, and each gets their own", {
    timeout: raceTimeoutMs,
  }, async () => {
    const servers = await openServers(kind, withoutLimits);
    const tally = openTally("Seven persons of one account save and sign in", kind);
    for (let round = 0; round < roundsOf(kind, 0.2); round++) {
      const username = `family${round}`;
      const old = Object.fromEntries(seven.map((name) => [name, newPassword()]));
      const chosen = Object.fromEntries(seven.map((name) => [name, newPassword()]));
      const emailOf = (name: string) => `${name}${round}@home.example`;
      const members = Object.fromEntries(
        seven.map((name) => [name, { emails: [emailOf(name)], password: old[name] }]),
      ) as Record<(typeof seven)[number], { emails: string[]; password: string }>;
      const { idOf } = await addFamily(servers.here, username, members);
      await askForLink(servers.here, username, emailOf("Oma"));
      const tokens = await Promise.all(seven.map((name) => openLinkOf(servers.here, emailOf(name))));
      const [saves, signIns] = await Promise.all([
        Promise.all(
          seven.map((name, i) => redeemLink(servers.at(i), tokens[i] ?? "", chosen[name] ?? "", atHome)),
        ),
        Promise.all(seven.map((name, i) => trySignIn(servers.at(i + 1), username, old[name] ?? ""))),
      ]);
      const saved = saves.filter(({ status }) => status === "saved").length;
      const before = signIns.filter(({ status }) => status === "signed-in").length;
      tally.round(`saved ${saved} of 7`);
      // Whose save is refused keeps the session of the old password.
      expect(saves.map(({ status }) => status)).toEqual(seven.map(() => "saved"));
      expect(before).toBeLessThanOrEqual(7);
      expect(
        (await tables.sessions(servers.here.db)).filter((s) => Object.values(idOf).includes(s.personId)),
      ).toEqual([]);
      for (const [i, name] of seven.entries()) {
        const now = await trySignIn(servers.at(i), username, chosen[name] ?? "");
        const who = now.status === "signed-in" ? await signedInPerson(servers.here, now.session.token) : null;
        expect(who?.person.id, name).toBe(idOf[name]);
        expect(await opens(servers.at(i), username, old[name] ?? "")).toBe(false);
      }
    }
    tally.tell();
    expect(tally.outcomes()).toEqual(["saved 7 of 7"]);
  });

  test("of seven who choose the same password at once, one gets it", { timeout: raceTimeoutMs }, async () => {
    const servers = await openServers(kind, withoutLimits);
    const tally = openTally("Seven persons of one account choose the same password", kind);
    for (let round = 0; round < roundsOf(kind, 0.2); round++) {
      const username = `family${round}`;
      const emailOf = (name: string) => `${name}${round}@home.example`;
      const members = Object.fromEntries(seven.map((name) => [name, { emails: [emailOf(name)] }])) as Record<
        (typeof seven)[number],
        { emails: string[] }
      >;
      await addFamily(servers.here, username, members);
      await askForLink(servers.here, username, emailOf("Oma"));
      const tokens = await Promise.all(seven.map((name) => openLinkOf(servers.here, emailOf(name))));
      const same = newPassword();
      const outcomes = await Promise.all(
        tokens.map((token, i) => redeemLink(servers.at(i), token, same, atHome)),
      );
      const count = (status: string) => outcomes.filter((outcome) => outcome.status === status).length;
      tally.round(`saved ${count("saved")}, refused ${count("refused")}`);
    }
    tally.tell();
    expect(tally.outcomes()).toEqual(["saved 1, refused 6"]);
  });
});
