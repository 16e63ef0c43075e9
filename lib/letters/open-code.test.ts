import { describe, expect, test } from "vitest";
import { hour } from "../../tests/clock.ts";
import { addFamily } from "../../tests/family.ts";
import { type Changes, openHouse } from "../../tests/house.ts";
import { anAtDesk, print, printOne } from "../../tests/letters.ts";
import * as tables from "../../tests/tables.ts";
import { atHome, atSchool } from "../../tests/walk.ts";
import { openLink } from "../recovery/open-link.ts";
import { redeemLink } from "../recovery/redeem-link.ts";
import { newLetterCode } from "./letter-code.ts";
import { openCode } from "./open-code.ts";

async function houseWithClass(pupils = 1, changes: Changes = {}) {
  const house = await openHouse(changes);
  const an = await anAtDesk(house.imb);
  const ids: string[] = [];
  for (let i = 0; i < pupils; i++) ids.push((await addFamily(house.imb, `u${i}`, { Lotte: {} })).idOf.Lotte);
  const lines = async (outcome: string) =>
    (await tables.auditEvents(house.db)).filter(
      (line) => line.kind === "code-typed" && line.outcome === outcome,
    );
  return { ...house, an, ids, first: ids[0] ?? "", lines };
}

describe("a code that is typed", () => {
  test("opens the link of its letter, as often as it is typed, until it was used", async () => {
    const { imb, an, first, lines } = await houseWithClass();
    const { code } = await printOne(imb, an, first);
    const outcome = await openCode(imb, code.toLowerCase().replaceAll("-", " "), atSchool);
    if (outcome.status !== "open") throw new Error(outcome.status);
    expect((await openLink(imb, outcome.token)).status).toBe("open");
    expect((await openCode(imb, code, atSchool)).status).toBe("open");
    await redeemLink(imb, outcome.token, "Regenboog-op-dinsdag-0", atSchool);
    expect((await openCode(imb, code, atSchool)).status).toBe("wrong");
    expect(await lines("done")).toMatchObject([{ personId: first }, { personId: first }]);
    expect(await lines("refused")).toMatchObject([{ personId: null, network: "school" }]);
  });

  test("is answered the same way, used or never printed: one trip, one row, one line", async () => {
    const { imb, an, first, db } = await houseWithClass();
    const { code, token } = await printOne(imb, an, first);
    await redeemLink(imb, token, "Regenboog-op-dinsdag-0", atSchool);
    const costs = [];
    for (const typed of [code, newLetterCode()]) {
      const before = db.roundTrips;
      expect(await openCode(imb, typed, atSchool)).toEqual({ status: "wrong" });
      costs.push(db.roundTrips - before);
    }
    expect(costs).toEqual([1, 1]);
  });

  test("asks nothing where it can't be one", async () => {
    const { imb, db } = await houseWithClass();
    const before = db.roundTrips;
    expect(await openCode(imb, "hallo", atSchool)).toEqual({ status: "not-a-code" });
    expect(db.roundTrips).toBe(before);
  });
});

describe("guessing", () => {
  test("is over after so many wrong codes an hour from one network, for right ones too", async () => {
    const { imb, an, first, clock, lines } = await houseWithClass(1, { throttleFactor: 0.1 });
    const { code } = await printOne(imb, an, first);
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => openCode(imb, newLetterCode(), atSchool)),
    );
    expect(outcomes.filter(({ status }) => status === "wrong")).toHaveLength(30);
    const late = await openCode(imb, code, atSchool);
    expect(late).toEqual(await openCode(imb, newLetterCode(), atSchool));
    expect(late).toEqual({ status: "slowed-down", waitSeconds: 3600 });
    expect(await lines("refused")).toHaveLength(30);
    expect(await lines("slowed-down")).toHaveLength(1);
    // Somebody elsewhere is not slowed down by it, nor is anybody at another time.
    expect((await openCode(imb, code, atHome)).status).toBe("open");
    clock.advance(hour);
    expect((await openCode(imb, code, atSchool)).status).toBe("open");
  });

  test("is over at a thousand from everywhere, and at another school it is not", async () => {
    const { imb, riverside, an, first } = await houseWithClass(1, { throttleFactor: 0.1 });
    const { code } = await printOne(imb, an, first);
    const outcomes = [];
    for (let i = 0; i < 110; i++)
      outcomes.push((await openCode(imb, newLetterCode(), { ...atHome, network: `n${i}` })).status);
    expect(outcomes.filter((status) => status === "wrong")).toHaveLength(100);
    expect((await openCode(imb, code, atSchool)).status).toBe("slowed-down");
    expect((await openCode(riverside, newLetterCode(), atSchool)).status).toBe("wrong");
  });

  test("a class that types right codes behind one network is never refused", async () => {
    const { imb, an, ids } = await houseWithClass(60);
    const letters = await print(imb, an, ids);
    const wrong = Array.from({ length: 29 }, newLetterCode);
    await Promise.all(wrong.map((code) => openCode(imb, code, atSchool)));
    const outcomes = await Promise.all(letters.map(({ code }) => openCode(imb, code, atSchool)));
    expect(outcomes.every(({ status }) => status === "open")).toBe(true);
  });
});
