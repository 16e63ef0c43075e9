import type { DemoAccount, DemoPerson, SchoolSlug } from "./demo-account.ts";
import { demoPeople } from "./demo-people.ts";
import { type DemoSchool, demoSchools } from "./demo-schools.ts";
import { familyOf, personWith } from "./made-up-person.ts";
import { type Origin, origins } from "./names.ts";
import { type Random, randomFrom } from "./random.ts";
import { newUsername } from "./username.ts";

const numbers: Record<SchoolSlug, { accounts: number; seed: number }> = {
  imb: { accounts: 300, seed: 2200 },
  riverside: { accounts: 40, seed: 3080 },
};
const teacherShare = 0.08;

/** The first pupil of imb bears a name that finds every place where long names break. */
const longName = {
  givenName: "Maximiliaan-Alexander",
  familyName: "Vanden Berghe-De Keersmaecker van Steenhuize",
};

/** Some hundreds of people, the same on every call. None has the username of a named one. */
export function madeUpPeople(): DemoAccount[] {
  return demoSchools.flatMap((school) => {
    const { accounts, seed } = numbers[school.slug];
    const random = randomFrom(seed);
    const named = demoPeople.filter((account) => account.school === school.slug);
    const taken = new Set(named.map((account) => account.username));
    return Array.from({ length: accounts }, (_, i) => madeUpAccount(school, random, taken, i));
  });
}

function madeUpAccount(school: DemoSchool, random: Random, taken: Set<string>, index: number): DemoAccount {
  const origin: Origin = random.pick(origins[school.slug]);
  const isTeacher = random.chance(teacherShare);
  const drawn = {
    givenName: random.pick(isTeacher ? [...origin.women, ...origin.men] : origin.children),
    familyName: random.pick(origin.families),
  };
  const name = school.slug === "imb" && index === 0 ? longName : drawn;
  const username = newUsername(name.givenName, name.familyName, taken);
  const email = `${username}@${isTeacher ? school.staffDomain : school.pupilDomain}`;
  const holder: DemoPerson = {
    ...personWith(random, 0),
    ...name,
    emails: random.chance(0.88) ? [email] : [],
    remark: isTeacher ? "teacher" : "pupil",
  };
  const others = isTeacher
    ? substitutesOf(random, origin, school.staffDomain)
    : familyOf(random, origin, name.familyName);
  const className = isTeacher ? {} : { className: classOf(index) };
  return { school: school.slug, username, ...className, persons: [holder, ...others] };
}

/** Six years of three classes, filled in turn. */
function classOf(index: number): string {
  return `${1 + (index % 6)}${"ABC"[Math.floor(index / 6) % 3]}`;
}

function substitutesOf(random: Random, origin: Origin, domain: string): DemoPerson[] {
  if (random.chance(0.7)) return [];
  const givenName = random.pick([...origin.women, ...origin.men]);
  const familyName = random.pick(origin.families);
  const email = `${newUsername(givenName, familyName, new Set())}@${domain}`;
  const relation = random.pick(["interim", "colleague"] as const);
  return [{ ...personWith(random, 1), givenName, familyName, relation, emails: [email] }];
}
