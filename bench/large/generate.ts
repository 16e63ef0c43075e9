import { closeSync, fsyncSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { chanceOf, idOf, timesOf } from "./chance.ts";
import { addRecovery, addSignIn } from "./happenings.ts";
import { type Into, writerTo } from "./into.ts";

export interface Size {
  readonly schools: number;
  readonly accountsOfSchool: number;
  /** How many of the three persons of the nth account of a school have an address; all of them where it is left out. */
  readonly reachable?: (n: number) => number;
  /** Nothing has happened yet. */
  readonly isNew?: boolean;
}

const personsOfAccount = 3;
const dayMs = 86_400_000;
const yearMs = 365 * dayMs;
/** What happens in a year, for each account. */
const requestsPerYear = 0.5;
const signInsPerYear = 4;

/**
 * Adds schools with their people and a year of what happens at them, by one
 * process that holds no more than a school in memory. Not the demo's way: ten
 * million rows go in without a driver between, and what triggers keep up to
 * date is written as they would.
 *
 * Dates go back from `now`: what is older than the schools keep it lies there
 * to be deleted where `isOverdue` is true, else all of it is younger than 90 days.
 *
 * @returns how many rows it added.
 */
export function generate(file: string, size: Size, now: number, isOverdue = false): number {
  const db = new DatabaseSync(file);
  db.exec("pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -4000000");
  const triggers = db.prepare("select name, sql from sqlite_master where type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`drop trigger "${name}"`);
  const into = writerTo(db);
  const span = isOverdue ? yearMs : 89 * dayMs;
  for (let school = 0; school < size.schools; school++) {
    db.exec("begin");
    addSchool(into, school, size, now, span);
    db.exec("commit");
  }
  for (const { sql } of triggers) db.exec(String(sql));
  db.exec("pragma wal_checkpoint(truncate)");
  db.close();
  onDisk(file);
  return into.count();
}

/** Or the first who commits would wait for all of it. */
function onDisk(file: string): void {
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

const given = ["Noor", "Finn", "Lotte", "Jef", "Amina", "Wout", "Fien", "Lars", "Elif", "Stan"];
const family = ["Peeters", "Maes", "Claes", "Van den Broeck", "Yilmaz", "De Smet", "Wouters", "Aerts"];

function addSchool(into: Into, school: number, size: Size, now: number, span: number): void {
  const slug = `school-${school}`;
  const schoolId = idOf(slug, now - span);
  const named = { schoolId, now, span, size };
  into("schools", {
    id: schoolId,
    slug,
    name: `School ${school}`,
    town: "Mechelen",
    search_text: `school ${school} mechelen`,
    postal_address: "Kerkstraat 1, 2800 Mechelen",
    locale: "nl",
    helpdesk_email: `helpdesk@${slug}.example`,
    colour: "#17607a",
    created_at: now - span,
  });
  for (let n = 0; n < size.accountsOfSchool; n++) addAccount(into, `${slug}/${n}`, n, named);
}

interface Named {
  readonly size: Size;
  readonly schoolId: string;
  readonly now: number;
  readonly span: number;
}

/** Of the nth account of any school. */
export function usernameOf(n: number): string {
  return `${given[n % given.length]}.${family[n % family.length]}${n}`.toLowerCase().replaceAll(" ", "");
}

function addAccount(into: Into, place: string, n: number, { schoolId, now, span, size }: Named): void {
  const reachable = size.reachable?.(n) ?? personsOfAccount;
  const accountId = idOf(place, now - span);
  const surname = family[n % family.length] ?? "";
  const username = usernameOf(n);
  const className = `${1 + (n % 6)}${"ABCD"[n % 4]}`;
  const persons = Array.from({ length: personsOfAccount }, (_, position) => {
    const givenName = given[(n + position * 3) % given.length] ?? "";
    const nameKey = `${surname} ${givenName}`.toLowerCase();
    return { id: idOf(`${place}/${position}`, now - span), position, givenName, nameKey };
  });
  const ownKey = `${username} ${className.toLowerCase()}`;
  const email = (position: number) => `p${position}.${username}@post.example`;
  into("accounts", {
    id: accountId,
    school_id: schoolId,
    username,
    username_key: username,
    class_name: className,
    own_key: ownKey,
    sort_key: persons[0]?.nameKey ?? "",
    search_text: [ownKey, ...persons.map((p) => p.nameKey), ...persons.map((p) => email(p.position))].join(
      " ",
    ),
    password_salt: "AAAAAAAAAAAAAAAAAAAAAA",
    password_parameters: "m=19456,t=2,p=1",
    created_at: now - span,
  });
  for (const { id, position, givenName, nameKey } of persons) {
    into("persons", {
      id,
      school_id: schoolId,
      account_id: accountId,
      position,
      given_name: givenName,
      family_name: surname,
      name_key: nameKey,
      relation: [null, "mother", "father"][position] ?? null,
      locale: "nl",
      password_verifier: `k1:${"A".repeat(43)}`,
      password_changed_at: now - span,
      created_at: now - span,
    });
    if (position >= reachable) continue;
    into("addresses", {
      id: idOf(`${place}/${position}/mail`, now - span),
      school_id: schoolId,
      person_id: id,
      email: email(position),
      email_key: email(position),
      created_at: now - span,
    });
  }
  if (size.isNew) return;
  const happened = { schoolId, accountId, username, email: email(0), persons: persons.map(({ id }) => id) };
  for (let i = 0; i < timesOf(`${place}/requests`, requestsPerYear); i++) {
    addRecovery(into, `${place}/request/${i}`, happened, now - Math.floor(chanceOf(`${place}/${i}`) * span));
  }
  for (let i = 0; i < timesOf(`${place}/sign-ins`, signInsPerYear); i++) {
    addSignIn(into, `${place}/sign-in/${i}`, happened, now, Math.floor(chanceOf(`${place}+${i}`) * span));
  }
}
