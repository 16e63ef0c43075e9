import { emailKey } from "../accounts/email-key.ts";
import { foldForSearch } from "../fold-for-search.ts";
import type { Change, ChangedPerson, NewAddress, NewPerson, Shown } from "./change.ts";
import { changedPerson } from "./changed-person.ts";
import { nothingOf, type Rules, wrongRow } from "./compare.ts";
import { deactivated, deactivationShown, nameOf } from "./missing-account.ts";
import { accountFields, newAddresses, newPerson } from "./new-rows.ts";
import type { KnownAccount, KnownPerson } from "./people-of-school.ts";
import type { AccountRecord, PersonRecord, Wrong } from "./records.ts";

/** What one account becomes. @returns null where it stays as it is. */
export function changedAccount(
  account: KnownAccount,
  record: AccountRecord,
  positions: readonly number[],
  rules: Rules,
): Change | null {
  const parts = [
    ...record.persons.map((each) => personPart(account, record, each, rules)),
    ...(rules.deactivatesMissing ? leftOut(account, record, positions, rules) : []),
  ];
  const wrong = parts.flatMap((part) => part.wrong ?? []);
  if (wrong.length > 0) return wrongRow(record, wrong);
  const own = ownPart(account, record);
  const shown = [...own.shown, ...parts.flatMap((part) => part.shown)];
  if (shown.length === 0) return null;
  return {
    ...nothingOf(record),
    kind: "changed",
    shown,
    changedAccounts: own.changed,
    newPersons: parts.flatMap((part) => part.newPersons ?? []),
    changedPersons: parts.flatMap((part) => part.changedPersons ?? []),
    newAddresses: parts.flatMap((part) => part.newAddresses ?? []),
  };
}

interface Part {
  readonly shown: readonly Shown[];
  readonly wrong?: readonly Wrong[];
  readonly newPersons?: readonly NewPerson[];
  readonly changedPersons?: readonly ChangedPerson[];
  readonly newAddresses?: readonly NewAddress[];
}

function ownPart(account: KnownAccount, record: AccountRecord) {
  const from = accountFields(account);
  const to = accountFields({
    username: record.username,
    externalId: record.externalId ?? account.externalId,
    className: record.className === undefined ? account.className : record.className,
  });
  const shown: Shown[] = [];
  const say = (what: Shown["what"], was: string | null, is: string | null) => {
    if (was !== is) shown.push({ what, position: 0, from: was ?? "", to: is ?? "" });
  };
  say("username", from.username, to.username);
  say("number", from.externalId, to.externalId);
  say("class", from.className, to.className);
  return { shown, changed: shown.length > 0 ? [{ id: account.id, from, to }] : [] };
}

function personPart(account: KnownAccount, whole: AccountRecord, record: PersonRecord, rules: Rules): Part {
  const { position } = record;
  const person = account.persons.find((each) => each.position === position);
  if (!person) {
    const added = newPerson(account.id, record, rules);
    return {
      shown: [{ what: "person-added", position, from: "", to: nameOf(record) }],
      newPersons: [added],
      newAddresses: newAddresses(added.id, record.emails),
    };
  }
  const isKnownByNumber =
    position === 0 && whole.externalId !== null && whole.externalId === account.externalId;
  const isOther = !isKnownByNumber && isSomebodyElse(person, record);
  const wrong = (fault: "other-person" | "yourself"): Part => ({
    shown: [],
    wrong: [{ fault, position, value: nameOf(person) }],
  });
  // Whoever takes a place would have the password of who was there, and their mail.
  if (isOther && person.hasOwn) return wrong("other-person");
  if (person.id === rules.myId && record.isActive === false) return wrong("yourself");
  return changesOf(person, record, isOther);
}

function changesOf(person: KnownPerson, record: PersonRecord, isOther: boolean): Part {
  const { position, givenName, familyName } = record;
  const relation = record.relation ?? person.relation;
  const isActive = record.isActive ?? person.isActive;
  const added = newAddresses(person.id, record.emails, person.emailKeys);
  const shown: Shown[] = [];
  if (nameOf(person) !== nameOf(record))
    shown.push({ what: "name", position, from: nameOf(person), to: nameOf(record) });
  if (relation !== person.relation)
    shown.push({ what: "relation", position, from: person.relation ?? "", to: relation ?? "" });
  if (isActive && !person.isActive)
    shown.push({ what: "person-activated", position, from: "", to: nameOf(record) });
  if (!isActive && person.isActive) shown.push(deactivationShown(person));
  const isChanged = shown.length > 0;
  shown.push(
    ...added.map(({ email }) => ({ what: "address-added" as const, position, from: "", to: email })),
  );
  const changed = changedPerson(person, { givenName, familyName, relation, isActive }, isOther);
  return { shown, newAddresses: added, changedPersons: isChanged ? [changed] : [] };
}

/** Another given name, and no address in common: a name that was mended keeps one of the two. */
function isSomebodyElse(person: KnownPerson, { givenName, emails }: PersonRecord): boolean {
  const isSameName = foldForSearch(person.givenName) === foldForSearch(givenName);
  return !isSameName && !emails.some((email) => person.emailKeys.has(emailKey(email)));
}

/** Co-accounts whose place is empty in the file, where the file has that place. */
function leftOut(
  account: KnownAccount,
  record: AccountRecord,
  positions: readonly number[],
  { myId }: Rules,
): Part[] {
  return account.persons
    .filter(
      ({ isActive, position, id }) => isActive && position > 0 && positions.includes(position) && id !== myId,
    )
    .filter(({ position }) => !record.persons.some((each) => each.position === position))
    .map((person) => ({ shown: [deactivationShown(person)], changedPersons: [deactivated(person)] }));
}
