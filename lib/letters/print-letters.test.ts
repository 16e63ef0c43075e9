import { describe, expect, test } from "vitest";
import { minute } from "../../tests/clock.ts";
import { addFamily, changePerson } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { anAtDesk, print, printOne } from "../../tests/letters.ts";
import * as tables from "../../tests/tables.ts";
import { atHome, atSchool, opens } from "../../tests/walk.ts";
import { openLink } from "../recovery/open-link.ts";
import { redeemLink } from "../recovery/redeem-link.ts";
import { openCode } from "./open-code.ts";
import { letterDays, printLetters } from "./print-letters.ts";

const password = "Zonnebloem-3m-hoog";
const chosen = "Regenboog-op-dinsdag-0";
const dayMs = 24 * 60 * minute;

async function houseWithLotte() {
  const house = await openHouse();
  const an = await anAtDesk(house.imb);
  const { idOf: id, accountId } = await addFamily(house.imb, "lotte.claes", {
    Lotte: { password },
    Geert: { relation: "father", locale: "en" },
  });
  return { ...house, an, id, accountId };
}

describe("a letter", () => {
  test("opens, chooses a password once, and the old one works until then", async () => {
    const { imb, an, id } = await houseWithLotte();
    const { token } = await printOne(imb, an, id.Lotte);
    expect(await openLink(imb, token)).toMatchObject({ status: "open", purpose: "recovery" });
    expect(await opens(imb, "lotte.claes", password)).toBe(true);
    expect(await redeemLink(imb, token, chosen, atSchool)).toEqual({ status: "saved" });
    expect(await opens(imb, "lotte.claes", chosen)).toBe(true);
    expect(await opens(imb, "lotte.claes", password)).toBe(false);
    expect(await redeemLink(imb, token, "Nog-een-ander-9", atSchool)).toEqual({ status: "used" });
  });

  test("of who has no password yet is to choose the first, in their language", async () => {
    const { imb, an, id } = await houseWithLotte();
    const letter = await printOne(imb, an, id.Geert);
    expect(letter).toMatchObject({
      locale: "en",
      isFirst: true,
      isForChild: false,
      whose: { relation: "father", holderGivenName: "Lotte" },
    });
    expect(await redeemLink(imb, letter.token, chosen, atHome)).toEqual({ status: "saved" });
  });

  test.each([letterDays.fewest, letterDays.most])("works for the %i days that were chosen", async (days) => {
    const { imb, an, id, clock } = await houseWithLotte();
    const { token, code } = await printOne(imb, an, id.Lotte, days);
    clock.advance(days * dayMs - minute);
    expect((await openLink(imb, token)).status).toBe("open");
    expect((await openCode(imb, code, atSchool)).status).toBe("open");
    clock.advance(minute);
    expect((await openLink(imb, token)).status).toBe("expired");
    expect((await openCode(imb, code, atSchool)).status).toBe("wrong");
  });

  test.each([0, 15, 1.5, Number.NaN])("is not made for %d days", async (days) => {
    const { imb, an, id } = await houseWithLotte();
    await expect(print(imb, an, [id.Lotte], days)).rejects.toThrow(RangeError);
  });

  test("ends when another is printed for the same person, and nobody else's does", async () => {
    const { imb, an, id } = await houseWithLotte();
    const first = await printOne(imb, an, id.Lotte);
    const fathers = await printOne(imb, an, id.Geert);
    const second = await printOne(imb, an, id.Lotte);
    expect((await openLink(imb, first.token)).status).toBe("withdrawn");
    expect((await openCode(imb, first.code, atSchool)).status).toBe("wrong");
    for (const { code, token } of [second, fathers]) {
      expect((await openCode(imb, code, atSchool)).status).toBe("open");
      expect((await openLink(imb, token)).status).toBe("open");
    }
  });

  test("stays when the form that it was made with is sent again, until another is asked for on purpose", async () => {
    const { imb, an, id, clock } = await houseWithLotte();
    const shownAt = clock.now();
    const again = (personIds: string[], since: Date) =>
      printLetters(imb, an, { personIds, days: 7, shownAt: since }, atSchool);
    clock.advance(minute);
    const { code } = await printOne(imb, an, id.Lotte);
    expect(await again([id.Lotte, id.Geert], shownAt)).toEqual({ status: "made-already", count: 1 });
    expect((await openCode(imb, code, atSchool)).status).toBe("open");
    expect((await again([id.Geert], shownAt)).status).toBe("printed");
    clock.advance(minute);
    expect((await again([id.Lotte], clock.now())).status).toBe("printed");
    expect((await openCode(imb, code, atSchool)).status).toBe("wrong");
  });

  test("dies when the person is made inactive, and when the password changes", async () => {
    const { imb, an, id } = await houseWithLotte();
    const { token, code } = await printOne(imb, an, id.Lotte);
    await changePerson(imb, id.Lotte, { isActive: false });
    expect((await openLink(imb, token)).status).toBe("withdrawn");
    expect((await redeemLink(imb, token, chosen, atSchool)).status).toBe("withdrawn");
    expect((await openCode(imb, code, atSchool)).status).toBe("wrong");
    await changePerson(imb, id.Lotte, { isActive: true });

    const again = await printOne(imb, an, id.Lotte);
    const other = await printOne(imb, an, id.Geert);
    expect((await redeemLink(imb, again.token, "Weer-een-ander-7", atSchool)).status).toBe("saved");
    expect((await openLink(imb, other.token)).status).toBe("open");
  });
});

describe("letters", () => {
  test("are made at once for many, in the order of class and name, and logged for each", async () => {
    const { imb, an, id, accountId, db } = await houseWithLotte();
    const others = await addFamily(imb, "amir.haddad", { Amir: { familyName: "Haddad" } });
    const letters = await print(imb, an, [id.Geert, id.Lotte, others.idOf.Amir, id.Lotte]);
    expect(letters.map(({ givenName }) => givenName)).toEqual(["Amir", "Lotte", "Geert"]);
    expect(new Set(letters.map(({ code }) => code)).size).toBe(3);
    const lines = (await tables.auditEvents(db)).filter(({ kind }) => kind === "letters-printed");
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(line).toMatchObject({ actorId: an.person.id, outcome: "done", detail: "3" });
    expect(
      lines
        .filter((line) => line.accountId === accountId)
        .map(({ personId }) => personId)
        .sort(),
    ).toEqual([id.Lotte, id.Geert].sort());
  });

  test("are not printed for another administrator, but for oneself", async () => {
    const { imb, an, id } = await houseWithLotte();
    await changePerson(imb, id.Lotte, { isAdministrator: true });
    expect(await printLetters(imb, an, { personIds: [id.Lotte], days: 7 }, atSchool)).toEqual({
      status: "nobody",
    });
    expect(await print(imb, an, [an.person.id])).toHaveLength(1);
  });

  test("show in the list that each of them sees of what happened", async () => {
    const { db, imb, an, id } = await houseWithLotte();
    await print(imb, an, [id.Lotte]);
    const events = (await tables.securityEvents(db)).filter(({ kind }) => kind === "letter-printed");
    expect(events).toMatchObject([{ personId: id.Lotte, device: null, network: null }]);
  });

  test("hold what is stored nowhere", async () => {
    const { imb, an, id, storedBytes } = await houseWithLotte();
    const { code, token } = await printOne(imb, an, id.Lotte);
    const bytes = storedBytes().toString("latin1");
    for (const secret of [code, code.replaceAll("-", ""), token]) expect(bytes).not.toContain(secret);
  });

  test("are not made for anybody of another school, nor for who may not sign in", async () => {
    const { imb, riverside, an, id, db } = await houseWithLotte();
    const janet = await addFamily(riverside, "janet", { Janet: { password } });
    await changePerson(imb, id.Geert, { isActive: false });
    const choice = { personIds: [janet.idOf.Janet, id.Geert, "nobody"], days: 7 };
    expect(await printLetters(imb, an, choice, atSchool)).toEqual({ status: "nobody" });
    expect(await tables.links(db)).toEqual([]);
    expect((await tables.auditEvents(db)).filter(({ kind }) => kind === "letters-printed")).toEqual([]);
  });

  test("open nothing at another school", async () => {
    const { imb, riverside, an, id } = await houseWithLotte();
    const { code, token } = await printOne(imb, an, id.Lotte);
    expect((await openCode(riverside, code, atSchool)).status).toBe("wrong");
    expect((await openLink(riverside, token)).status).toBe("not-genuine");
    // Neither does printing there end what was printed here.
    const grace = await anAtDesk(riverside);
    expect(await print(riverside, grace, [id.Lotte])).toEqual([]);
    expect((await openCode(imb, code, atSchool)).status).toBe("open");
  });
});
