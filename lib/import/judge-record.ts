import { looksLikeEmail } from "../accounts/email-key.ts";
import { printable } from "./printable.ts";
import type { AccountRecord, PersonRecord, Wrong } from "./records.ts";

const mostUsername = 100;
const mostName = 100;
const mostEmail = 254;
const mostShown = 60;
/** Each request for a link mails all of them. */
const mostAddresses = 10;
/** Control characters, and what turns text around or is not seen, as in a form. */
const bad = /\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** All that is wrong with a record by itself: it is told, and the whole account is left as it is. */
export function judgeRecord(record: Omit<AccountRecord, "wrong">): AccountRecord {
  return { ...record, wrong: [...wrongWithAccount(record), ...record.persons.flatMap(wrongWithPerson)] };
}

function wrongWithAccount({ username, externalId, className }: Omit<AccountRecord, "wrong">): Wrong[] {
  const wrong: Wrong[] = [];
  const say = (fault: Wrong["fault"], value: string) =>
    wrong.push({ fault, position: 0, value: printable(value, mostShown) });
  if (username === "") say("no-username", "");
  if ([...username].length > mostUsername) say("username-too-long", username);
  for (const value of [username, externalId ?? "", className ?? ""]) {
    if (bad.test(value)) say("bad-characters", value);
  }
  if ([...(externalId ?? "")].length > mostName) say("name-too-long", externalId ?? "");
  if ([...(className ?? "")].length > mostName) say("name-too-long", className ?? "");
  return wrong;
}

function wrongWithPerson({ position, givenName, familyName, emails }: PersonRecord): Wrong[] {
  const wrong: Wrong[] = [];
  const say = (fault: Wrong["fault"], value: string) =>
    wrong.push({ fault, position, value: printable(value, mostShown) });
  if (givenName === "" || familyName === "") {
    say(position === 0 ? "no-name" : "no-co-account-name", `${givenName} ${familyName}`.trim());
  }
  for (const name of [givenName, familyName]) {
    if ([...name].length > mostName) say("name-too-long", name);
    if (bad.test(name)) say("bad-characters", name);
  }
  if (emails.length > mostAddresses) say("too-many-addresses", String(emails.length));
  for (const email of emails) {
    const isFine = looksLikeEmail(email) && email.length <= mostEmail && !bad.test(email);
    if (!isFine) say("not-an-email", email);
  }
  return wrong;
}
