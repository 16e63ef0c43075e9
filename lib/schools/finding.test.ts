import { describe, expect, test } from "vitest";
import { schools } from "../../db/schema.ts";
import { minute, second } from "../../tests/clock.ts";
import { type House, openHouse } from "../../tests/house.ts";
import { rawSql } from "../../tests/raw-sql.ts";
import { foldForSearch } from "../fold-for-search.ts";
import { schoolById, schoolFinder } from "./find-school.ts";
import { searchSchools } from "./search-schools.ts";

async function addSchool({ db }: Pick<House, "db">, slug: string, name: string, town: string) {
  await db.write((q) => [
    q.insert(schools).values({
      id: `school-${slug}`,
      slug,
      name,
      town,
      searchText: foldForSearch(`${name} ${town}`),
      postalAddress: `Kerkstraat 1, ${town}`,
      locale: "nl",
      helpdeskEmail: `helpdesk@${slug}.example`,
      colour: "#1e4f91",
      createdAt: new Date("2026-01-01T00:00:00Z"),
    }),
  ]);
}

async function houseWithSchools() {
  const house = await openHouse();
  await addSchool(house, "sintjan", "Sint-Jan Berchmans", "Genk");
  await addSchool(house, "ecole", "École Élémentaire", "Liège");
  await addSchool(house, "go", "GO! Atheneum 't Klavertje", "Sint-Niklaas");
  await addSchool(house, "percent", "100 % Kunst_school", "Gent");
  const slugs = async (typed: string) => (await searchSchools(house.db, typed)).map(({ slug }) => slug);
  return { ...house, slugs };
}

describe("the school finder finds", () => {
  test.each([
    ["the beginning of a name", "inst", ["imb"]],
    ["the beginning of a later word", "boodsch", ["imb"]],
    ["a town", "mechelen", ["imb"]],
    ["a name and a town, in any order", "genk sint", ["sintjan"]],
    ["capitals", "RIVERSIDE", ["riverside"]],
    ["without the accents", "ecole elem", ["ecole"]],
    ["with the accents", "École Élém", ["ecole"]],
    ["with accents as characters of their own", "Lie\u0300ge", ["ecole"]],
    ["with a hyphen or without", "sint-n", ["go"]],
    ["what stands between marks", "(sint jan)", ["sintjan"]],
    ["several schools, by name", "sint", ["go", "sintjan"]],
    ["two letters", "ge", ["percent", "sintjan"]],
  ])("%s", async (_, typed, expected) => {
    const { slugs } = await houseWithSchools();
    expect(await slugs(typed)).toEqual(expected);
  });

  test("a name and a town, and nothing else of a school", async () => {
    const { db } = await houseWithSchools();
    expect(await searchSchools(db, "mechelen")).toEqual([
      { slug: "imb", name: "Instituut Maria Boodschap", town: "Mechelen" },
    ]);
  });
});

describe("the school finder finds nothing", () => {
  test.each([
    ["for nothing typed", ""],
    ["for one letter", "i"],
    ["for spaces and marks", "  - ' % _ "],
    ["for a wildcard", "%"],
    ["for two wildcards", "%%"],
    ["for wildcards of one letter", "__"],
    ["for a wildcard among letters that skip", "m%n"],
    ["for the middle of a word", "oodschap"],
    ["for an attempt at SQL", "' or 1=1 --"],
    ["for one word too many", "sint jan genk mechelen"],
    ["for a very long text", "sint ".repeat(1000).concat("x".repeat(5000))],
  ])("%s", async (_, typed) => {
    const { slugs } = await houseWithSchools();
    if (typed.startsWith("sint sint")) expect((await slugs(typed)).length).toBeLessThanOrEqual(2);
    else expect(await slugs(typed)).toEqual([]);
  });

  test("more than twenty at a time", async () => {
    const house = await openHouse();
    for (let i = 0; i < 25; i++) await addSchool(house, `klim-${i}`, `De Klimop ${i}`, "Geel");
    expect(await searchSchools(house.db, "klimop")).toHaveLength(20);
  });
});

describe("which school a subdomain is", () => {
  test("is remembered for half a minute, and then an edit shows", async () => {
    const { db, databaseUrl, clock } = await openHouse();
    const schoolAt = schoolFinder(db, clock);
    expect((await schoolAt("imb"))?.name).toBe("Instituut Maria Boodschap");
    await rawSql(databaseUrl, "update schools set name = 'IMB' where slug = 'imb'");
    const before = db.roundTrips;
    clock.advance(30 * second - 1);
    expect((await schoolAt("imb"))?.name).toBe("Instituut Maria Boodschap");
    expect(db.roundTrips).toBe(before);
    clock.advance(1);
    expect((await schoolAt("imb"))?.name).toBe("IMB");
    expect(db.roundTrips).toBe(before + 1);
  });

  test("is remembered too where there is none, and a new school shows within half a minute", async () => {
    const house = await openHouse();
    const schoolAt = schoolFinder(house.db, house.clock);
    const before = house.db.roundTrips;
    for (let i = 0; i < 10; i++) expect(await schoolAt("nieuw")).toBeNull();
    expect(house.db.roundTrips - before).toBe(1);
    await addSchool(house, "nieuw", "Nieuwe School", "Geel");
    house.clock.advance(30 * second);
    expect((await schoolAt("nieuw"))?.slug).toBe("nieuw");
  });

  test("is asked again once by a hundred visitors at the same moment", async () => {
    const { db, clock } = await openHouse();
    const schoolAt = schoolFinder(db, clock);
    await schoolAt("imb");
    clock.advance(30 * second);
    const before = db.roundTrips;
    await Promise.all(Array.from({ length: 100 }, () => schoolAt("imb")));
    expect(db.roundTrips - before).toBe(1);
  });

  test("is asked again at once after the database failed", async () => {
    const { db, databaseUrl, clock } = await openHouse();
    const schoolAt = schoolFinder(db, clock);
    await rawSql(databaseUrl, "alter table schools rename to away");
    await expect(schoolAt("imb")).rejects.toThrow();
    await rawSql(databaseUrl, "alter table away rename to schools");
    expect((await schoolAt("imb"))?.slug).toBe("imb");
  });

  test("is what it was for a day while the database is away, asked again every five seconds", async () => {
    const { db, databaseUrl, clock } = await openHouse();
    const schoolAt = schoolFinder(db, clock);
    await schoolAt("imb");
    await rawSql(databaseUrl, "alter table schools rename to away");
    clock.advance(30 * second);
    const before = db.roundTrips;
    for (let i = 0; i < 10; i++) expect((await schoolAt("imb"))?.slug).toBe("imb");
    expect(db.roundTrips - before).toBe(1);
    clock.advance(5 * second);
    expect((await schoolAt("imb"))?.slug).toBe("imb");
    expect(db.roundTrips - before).toBe(2);
    clock.advance(24 * 60 * minute);
    await expect(schoolAt("imb")).rejects.toThrow();
    await rawSql(databaseUrl, "alter table away rename to schools");
    clock.advance(5 * second);
    expect((await schoolAt("imb"))?.slug).toBe("imb");
  });

  test("is not forgotten for made-up names, however many there are", async () => {
    const { db, databaseUrl, clock } = await openHouse();
    const schoolAt = schoolFinder(db, clock);
    await schoolAt("imb");
    await Promise.all(Array.from({ length: 5_100 }, (_, i) => schoolAt(`x${i}`)));
    await rawSql(databaseUrl, "alter table schools rename to away");
    clock.advance(30 * second);
    expect((await schoolAt("imb"))?.slug).toBe("imb");
    await rawSql(databaseUrl, "alter table away rename to schools");
  });

  test("is none for what only looks like one, and each has its own", async () => {
    const { db, clock, imb, riverside } = await openHouse();
    const schoolAt = schoolFinder(db, clock);
    for (const slug of ["IMB", "imb ", "im%", "", "__proto__", "' or 1=1"])
      expect(await schoolAt(slug)).toBeNull();
    expect((await schoolAt("imb"))?.id).toBe(imb.school.id);
    expect((await schoolAt("riverside"))?.id).toBe(riverside.school.id);
    expect((await schoolById(db, imb.school.id))?.slug).toBe("imb");
    expect(await schoolById(db, "nobody")).toBeNull();
  });
});
