import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { accounts } from "../../db/schema.ts";
import { addFamily, addSelles, changePerson } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { anAtDesk, printOne } from "../../tests/letters.ts";
import type { Scope } from "../scope.ts";
import { findForLetters, isSought, type Sought } from "./find-persons.ts";

async function houseWithClasses() {
  const house = await openHouse();
  const an = await anAtDesk(house.imb);
  const lotte = await addFamily(house.imb, "lotte.claes", {
    Lotte: { familyName: "Claes" },
    Geert: { relation: "father", familyName: "Claes" },
  });
  const jan = await addSelles(house.imb);
  const other = await addFamily(house.riverside, "lotte.lake", { Lotte: { familyName: "Lake" } });
  const put = ({ db }: Scope, accountId: string, className: string) =>
    db.write((q) => [q.update(accounts).set({ className }).where(eq(accounts.id, accountId))]);
  await put(house.imb, lotte.accountId, "10A");
  await put(house.imb, jan.accountId, "2B");
  await put(house.riverside, other.accountId, "9Z");
  const find = async (words: string, className = "", more: Partial<Sought> = {}) =>
    findForLetters(house.imb, an, { words, className, withoutAddress: false, from: null, ...more });
  const names = async (words: string, className = "") =>
    (await find(words, className)).persons.map(({ givenName }) => givenName);
  return { ...house, an, lotte, jan, find, names };
}

describe("who may get a letter", () => {
  test("is found by a class, or by words of the family's names, in any order and without accents", async () => {
    const { names } = await houseWithClasses();
    expect(await names("", "10A")).toEqual(["Lotte", "Geert"]);
    expect(await names("  CLÁES   lot ")).toEqual(["Lotte", "Geert"]);
    expect(await names("selle", "2B")).toEqual(["Jan", "Marie", "Piet"]);
    expect(await names("selle", "10A")).toEqual([]);
    expect(await names("jan.selle")).toEqual(["Jan", "Marie", "Piet"]);
  });

  test("is nobody where nothing was asked, nor for what only looks like a pattern", async () => {
    const { names } = await houseWithClasses();
    for (const words of ["", "  ", "%", "_", "' or 1=1"]) expect(await names(words), words).toEqual([]);
  });

  test("is everybody without an address where that alone was asked, and nobody else", async () => {
    const { names, find } = await houseWithClasses();
    const withoutAddress = { withoutAddress: true };
    const all = (await find("", "", withoutAddress)).persons;
    expect(all.map(({ givenName }) => givenName)).toEqual(expect.arrayContaining(["Lotte", "Geert"]));
    expect(all.every(({ hasAddress }) => !hasAddress)).toBe(true);
    expect((await find("", "2B", withoutAddress)).persons).toEqual([]);
    expect(await names("", "2B")).toHaveLength(3);
  });

  test("comes a page at a time, a family on two pages too, and nobody twice", async () => {
    const { imb, find } = await houseWithClasses();
    for (let i = 0; i < 51; i++)
      await addFamily(
        imb,
        `kind${i}`,
        Object.fromEntries(
          ["a", "b", "c", "d", "e"].map((name, at) => [
            `${name}${i}`,
            { familyName: "Zwerm", emails: [], ...(at > 0 && { relation: "sibling" as const }) },
          ]),
        ),
      );
    const first = await find("zwerm");
    expect(first.persons).toHaveLength(250);
    const second = await find("zwerm", "", { from: first.next });
    expect(second.next).toBeNull();
    expect(new Set([...first.persons, ...second.persons].map(({ id }) => id)).size).toBe(255);
    expect((await find("zwerm", "", { from: "no place at all" })).persons).toHaveLength(250);
  });

  test("is asked for by words, a class, or that no mail reaches them", () => {
    const nothing: Sought = { words: " % ", className: "", withoutAddress: false, from: null };
    expect(isSought(nothing)).toBe(false);
    for (const some of [{ words: "jan" }, { className: "1A" }, { withoutAddress: true }])
      expect(isSought({ ...nothing, ...some })).toBe(true);
  });

  test("says who has no address, and who has a letter that still works", async () => {
    const { imb, an, lotte, find } = await houseWithClasses();
    const { expiresAt } = await printOne(imb, an, lotte.idOf.Geert);
    expect((await find("claes")).persons).toMatchObject([
      { hasAddress: false, letterUntil: null, whose: null, className: "10A" },
      { hasAddress: false, letterUntil: expiresAt, whose: { relation: "father", holderGivenName: "Lotte" } },
    ]);
    expect((await find("jan selle")).persons.map(({ hasAddress }) => hasAddress)).toEqual([true, true, true]);
  });

  test("is nobody who may not sign in", async () => {
    const { imb, lotte, names } = await houseWithClasses();
    await changePerson(imb, lotte.idOf.Geert, { isActive: false });
    expect(await names("claes")).toEqual(["Lotte"]);
  });

  test("is nobody of another school, nor are its classes", async () => {
    const { names, find } = await houseWithClasses();
    expect(await names("lake")).toEqual([]);
    expect(await names("", "9Z")).toEqual([]);
    expect((await find("")).classes).toEqual(["2B", "10A"]);
  });
});
