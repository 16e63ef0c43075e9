import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../client.ts";
import { demoPeople } from "./demo-people.ts";
import { madeUpPeople } from "./made-up-people.ts";
import { seedDemo } from "./seed-demo.ts";
import type { SeedTools } from "./seed-tools.ts";
import {
  cheapTools,
  everythingIn,
  openTestDatabase,
  personsOf,
  quickHash,
  verifierFor,
} from "./test-database.ts";

let db: Database;
let url: string;
let remove: () => void;

beforeEach(async () => {
  ({ db, url, remove } = await openTestDatabase());
});

afterEach(() => remove());

describe("the seed", () => {
  test("makes two schools, each with a logo", async () => {
    expect(await seedDemo(db, cheapTools())).toEqual({ seeded: true });
    const found = await everythingIn(db);
    expect(found.schools.map((s) => [s.slug, s.locale, s.passwordRule]).sort()).toEqual([
      ["imb", "nl", "classic"],
      ["riverside", "en", "passphrase"],
    ]);
    for (const { base64 } of found.logos) {
      const svg = Buffer.from(base64, "base64").toString();
      expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
      expect(svg).not.toMatch(/script|href|url\(|<text/);
      expect(svg.length).toBeLessThan(1500);
    }
  });

  test("makes everybody on the lists, and addresses that end in .example alone", async () => {
    await seedDemo(db, cheapTools());
    const found = await everythingIn(db);
    const listed = [...demoPeople, ...madeUpPeople()];
    expect(found.accounts).toHaveLength(listed.length);
    expect(found.persons).toHaveLength(listed.flatMap((account) => account.persons).length);
    expect(found.addresses).toHaveLength(listed.flatMap((a) => a.persons.flatMap((p) => p.emails)).length);
    expect(
      found.addresses.filter(({ email }) => !/^[a-z0-9.]{1,64}@[a-z0-9.-]+\.example$/.test(email)),
    ).toEqual([]);
  });

  test("lets each named person in with the password of the list", async () => {
    await seedDemo(db, cheapTools());
    for (const { school, username, persons: listed } of demoPeople) {
      const found = await personsOf(db, school, username);
      expect(found.map(({ person }) => person.givenName)).toEqual(listed.map((person) => person.givenName));
      for (const [position, { password }] of listed.entries()) {
        const verifier = password && (await verifierFor(found[0]?.account, password));
        expect(found[position]?.person.passwordVerifier).toBe(verifier);
      }
    }
  });

  test("makes one person of tom.maes inactive and lets the time of another be over", async () => {
    const tools = cheapTools();
    await seedDemo(db, tools);
    const [tom, mother, interim, father] = (await personsOf(db, "imb", "tom.maes")).map(
      ({ person }) => person,
    );
    expect(mother?.isActive).toBe(false);
    expect(interim?.activeUntil?.getTime()).toBeLessThan(tools.now.getTime());
    for (const active of [tom, father]) expect(active).toMatchObject({ isActive: true, activeUntil: null });
  });

  test("gives each school one administrator", async () => {
    await seedDemo(db, cheapTools());
    const administrators = (await everythingIn(db)).persons.filter((person) => person.isAdministrator);
    expect(administrators.map((person) => person.givenName).sort()).toEqual(["An", "Grace"]);
  });

  test("does nothing the second time", async () => {
    await seedDemo(db, cheapTools());
    const before = await everythingIn(db);
    expect(await seedDemo(db, cheapTools({ now: new Date() }))).toEqual({ seeded: false });
    expect(await everythingIn(db)).toEqual(before);
  });

  test("makes the same rows with the same ids in another database", async () => {
    await seedDemo(db, cheapTools());
    const other = await openTestDatabase();
    await seedDemo(other.db, cheapTools());
    expect(await everythingIn(other.db)).toEqual(await everythingIn(db));
    other.remove();
  });

  test("is completed by the next run after a crash half-way", async () => {
    let hashes = 0;
    const slowHash: SeedTools["slowHash"] = async (password, salt) => {
      if (++hashes > 100) throw new Error("power cut");
      return quickHash(password, salt);
    };
    await expect(seedDemo(db, cheapTools({ slowHash }))).rejects.toThrow("power cut");
    expect((await everythingIn(db)).schools).toEqual([]);
    expect(await seedDemo(db, cheapTools())).toEqual({ seeded: true });
    expect((await everythingIn(db)).accounts).toHaveLength(demoPeople.length + madeUpPeople().length);
  });

  test("may run twice at once", async () => {
    const other = openDatabase(url);
    await Promise.all([db, other].map((each) => seedDemo(each, cheapTools({ benchAccounts: 10 }))));
    other.close();
    expect((await everythingIn(db)).accounts).toHaveLength(demoPeople.length + madeUpPeople().length + 10);
  });
});
