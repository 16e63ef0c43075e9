import type { DemoAccount, DemoPerson } from "./demo-account.ts";
import { demoPeople } from "./demo-people.ts";
import { type DemoSchool, demoSchools } from "./demo-schools.ts";
import { madeUpPeople } from "./made-up-people.ts";
import { benchPassword } from "./passwords.ts";

const head = "| Username | Who | Addresses | Password | Remarks |\n| --- | --- | --- | --- | --- |\n";

/** The named people of both schools, and the bench accounts, in Markdown; for the README. */
export function namedPeople(): string {
  return `${demoSchools.map((school) => section(school, demoPeople)).join("\n")}\n${benchLine}`;
}

/** Everybody in both schools, in Markdown; for docs/demo-people.md. */
export function allPeople(): string {
  const everybody = [...demoPeople, ...madeUpPeople()];
  const sections = demoSchools.map((school) => section(school, everybody)).join("\n");
  return `# Demo people\n\n${introduction}\n${sections}\n${benchLine}`;
}

const introduction = `Everybody in the demo's two schools, all made up, the same after every seeding. All persons of a username
sign in with that username; the password tells who it is. Who has none yet chooses one through
*Wachtwoord vergeten?* / *Forgot your password?*. Made by \`node db/seed/print-people.ts > docs/demo-people.md\`.
`;

const benchLine = `With \`DEMO_BENCH_ACCOUNTS=N\`, \`imb\` has the accounts \`u0\` to \`u(N-1)\` too, of one person each, with the
address \`uN@bench.example\` and the password \`${benchPassword}\`.
`;

function section(school: DemoSchool, people: readonly DemoAccount[]): string {
  const rows = people
    .filter((account) => account.school === school.slug)
    .flatMap((account) => account.persons.map((person) => row(account, person, school)));
  return `## ${school.name} (\`${school.slug}\`)\n\n${head}${rows.join("")}`;
}

function row(account: DemoAccount, person: DemoPerson, school: DemoSchool): string {
  const who = `${person.givenName} ${person.familyName}${person.relation ? `, ${person.relation}` : ""}`;
  const password = person.password === null ? "none yet" : `\`${person.password}\``;
  const cells = [`\`${account.username}\``, who, person.emails.join(", ") || "none", password];
  return `| ${cells.join(" | ")} | ${remarksOn(person, school).join("; ")} |\n`;
}

function remarksOn(person: DemoPerson, school: DemoSchool): string[] {
  return [
    person.remark,
    person.isAdministrator && "administrator",
    person.locale &&
      person.locale !== school.locale &&
      (person.locale === "en" ? "reads English" : "reads Dutch"),
    person.isActive === false && "inactive",
    person.activeForDays !== undefined && person.activeForDays < 0 && "their time is over",
  ].filter((remark) => typeof remark === "string");
}
