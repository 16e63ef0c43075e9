import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DemoAccount, DemoPerson } from "./demo-account.ts";
import { demoPeople } from "./demo-people.ts";
import { demoSchools } from "./demo-schools.ts";
import { madeUpPeople } from "./made-up-people.ts";
import { benchPassword, madeUpPassword } from "./passwords.ts";
import { allPeople, namedPeople } from "./people-table.ts";
import { plainLetters } from "./username.ts";

const everybody = [...demoPeople, ...madeUpPeople()];
const passwordsOf = (account: DemoAccount) =>
  account.persons.map((person) => person.password).filter((password) => password !== null);

function kindsIn(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
}

/** The words of four letters and more that this account's passwords may not hold. */
function forbiddenIn(account: DemoAccount): string[] {
  const school = demoSchools.find(({ slug }) => slug === account.school);
  const names = account.persons.flatMap((person: DemoPerson) => [person.givenName, person.familyName]);
  return [account.username, school?.name ?? "", school?.town ?? "", ...names]
    .flatMap((text) => text.split(/[^\p{L}]+/u))
    .map(plainLetters)
    .filter((word) => word.length >= 4);
}

describe("the passwords of the demo", () => {
  test("satisfy the rule of the school", () => {
    for (const account of everybody) {
      for (const password of passwordsOf(account)) {
        expect(password.length, password).toBeGreaterThanOrEqual(account.school === "imb" ? 8 : 15);
        if (account.school === "imb") expect(kindsIn(password), password).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test("hold no name of the account or the school", () => {
    for (const account of everybody) {
      const passwords = plainLetters(passwordsOf(account).join());
      expect(forbiddenIn(account).filter((word) => passwords.includes(word))).toEqual([]);
    }
  });

  test("differ within an account", () => {
    for (const passwords of everybody.map(passwordsOf))
      expect(new Set(passwords).size).toBe(passwords.length);
  });

  test("of made-up people and bench accounts satisfy both rules", () => {
    for (const password of [0, 1, 2, 3, 4, 5, 6].map(madeUpPassword).concat(benchPassword)) {
      expect(kindsIn(password)).toBe(4);
      expect(password.length).toBeGreaterThanOrEqual(15);
    }
  });

  test("of made-up people cost the seed no more than 200 slow hashes", () => {
    expect(madeUpPeople().flatMap(passwordsOf).length).toBeLessThanOrEqual(200);
  });
});

describe("the people of the demo", () => {
  test("have usernames of plain letters, each once in a school", () => {
    const usernames = everybody.map(({ school, username }) => `${school}/${username}`);
    expect(new Set(usernames).size).toBe(usernames.length);
    for (const { username } of everybody) expect(username).toMatch(/^[a-z]+\.[a-z]+\d*$/);
  });

  test("show what a real school has: no address, no password, inactive, over, shared, long", () => {
    const persons = madeUpPeople().flatMap((account) => account.persons);
    expect(persons.some((person) => person.emails.length === 0)).toBe(true);
    expect(persons.some((person) => person.emails.length === 2)).toBe(true);
    expect(persons.some((person) => person.password === null)).toBe(true);
    expect(persons.some((person) => person.isActive === false)).toBe(true);
    expect(persons.some((person) => (person.activeForDays ?? 0) < 0)).toBe(true);
    expect(persons.some((person) => person.familyName.length > 40)).toBe(true);
    const shares = (account: DemoAccount) => {
      const emails = account.persons.flatMap((person) => person.emails);
      return new Set(emails).size < emails.length;
    };
    expect(madeUpPeople().some(shares)).toBe(true);
  });

  test("are the same on every call", () => {
    expect(madeUpPeople()).toEqual(madeUpPeople());
  });

  test("stand in docs/demo-people.md as db/seed/print-people.ts prints them", () => {
    expect(readFileSync("docs/demo-people.md", "utf8")).toBe(allPeople());
  });

  test("have a table of the named ones for the README", () => {
    for (const password of demoPeople.flatMap(passwordsOf)) expect(namedPeople()).toContain(password);
    expect(namedPeople()).not.toContain(madeUpPassword(0));
  });
});
