import type { Locale } from "../../messages/catalogues.ts";
import { usernameKey } from "../accounts/username-key.ts";
import { addedAccount } from "./added-account.ts";
import type { Change, Summary } from "./change.ts";
import { changedAccount } from "./changed-account.ts";
import { missingAccount } from "./missing-account.ts";
import type { KnownAccount } from "./people-of-school.ts";
import { printable } from "./printable.ts";
import type { AccountRecord, Fault, People, Wrong } from "./records.ts";

/** What comparing has to know besides the people. */
export interface Rules {
  readonly deactivatesMissing: boolean;
  /** The administrator who imports: never made inactive by it. Null for an operator. */
  readonly myId: string | null;
  readonly locale: Locale;
}

/** What a file would change at a school, account by account; who stays as they are is only counted. */
export function compare(
  known: readonly KnownAccount[],
  people: People,
  rules: Rules,
): { readonly changes: readonly Change[]; readonly summary: Summary } {
  const byExternalId = new Map<string, KnownAccount>(
    known.flatMap((each) => (each.externalId ? [[each.externalId, each] as const] : [])),
  );
  const byUsername = new Map(known.map((each) => [each.usernameKey, each]));
  const names: Names = {
    usernames: repeated(people.records, keyOf),
    numbers: repeated(people.records, numberOf),
    givenUp: givenUp(people.records, byExternalId),
  };
  const inFile = new Set<string>();
  const changes: Change[] = [];
  let [unchanged, rowsOfNobody] = [0, 0];
  for (const record of people.records) {
    const named = byUsername.get(keyOf(record));
    const account = (record.externalId && byExternalId.get(record.externalId)) || named;
    // Whoever stands on a row that is wrong is not missing.
    for (const each of [account, named]) if (each) inFile.add(each.id);
    if (!account && record.wrong.some(({ fault }) => fault === "no-username")) rowsOfNobody++;
    const wrong = [...record.wrong, ...clashes(record, account, named, names)];
    const change =
      wrong.length > 0
        ? wrongRow(record, wrong)
        : account
          ? changedAccount(account, record, people.positions, rules)
          : addedAccount(record, rules);
    if (change) changes.push(change);
    else unchanged++;
  }
  const missing = known.flatMap((each) =>
    inFile.has(each.id) ? [] : (missingAccount(each, people, rules) ?? []),
  );
  if (rules.deactivatesMissing && people.records.length > 0 && rowsOfNobody === 0) changes.push(...missing);
  return {
    changes,
    summary: summaryOf(people, changes, { unchanged, missing: missing.length, rowsOfNobody }),
  };
}

export function wrongRow(record: AccountRecord, wrong: readonly Wrong[]): Change {
  return { ...nothingOf(record), kind: "wrong", wrong };
}

/** A change without anything in it. */
export function nothingOf({ line, username, persons }: AccountRecord): Omit<Change, "kind"> {
  const holder = persons.find(({ position }) => position === 0);
  return {
    line,
    username: printable(username, 100),
    name: holder ? printable(`${holder.givenName} ${holder.familyName}`.trim(), 200) : "",
    shown: [],
    wrong: [],
    newAccounts: [],
    changedAccounts: [],
    newPersons: [],
    changedPersons: [],
    newAddresses: [],
  };
}

const keyOf = ({ username }: AccountRecord) => usernameKey(username);
const numberOf = ({ externalId }: AccountRecord) => externalId ?? "";

function repeated(records: readonly AccountRecord[], keyed: (record: AccountRecord) => string): Set<string> {
  const [seen, repeats] = [new Set<string>(), new Set<string>()];
  for (const record of records) {
    const key = keyed(record);
    if (key !== "" && seen.has(key)) repeats.add(key);
    seen.add(key);
  }
  return repeats;
}

/** What is in the file twice, and the accounts that leave their username to others. */
interface Names {
  readonly usernames: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly givenUp: ReadonlySet<string>;
}

function givenUp(
  records: readonly AccountRecord[],
  byExternalId: ReadonlyMap<string, KnownAccount>,
): Set<string> {
  const ids = records.flatMap((record) => {
    const account = byExternalId.get(numberOf(record));
    const leaves = account && record.wrong.length === 0 && account.usernameKey !== keyOf(record);
    return leaves ? [account.id] : [];
  });
  return new Set(ids);
}

/** Two rows for one account, or two accounts for one row. */
function clashes(
  record: AccountRecord,
  account: KnownAccount | undefined,
  named: KnownAccount | undefined,
  { usernames, numbers, givenUp }: Names,
): Wrong[] {
  const wrong: Wrong[] = [];
  const say = (fault: Fault, value: string) => wrong.push({ fault, position: 0, value: value.slice(0, 60) });
  if (usernames.has(keyOf(record))) say("username-twice", record.username);
  if (record.externalId && numbers.has(record.externalId)) say("number-twice", record.externalId);
  if (named && account !== named && !givenUp.has(named.id)) say("username-of-other", record.username);
  const isOthers = account?.externalId && record.externalId && account.externalId !== record.externalId;
  if (isOthers) say("number-of-other", account.externalId ?? "");
  return wrong;
}

function summaryOf(
  { records }: People,
  changes: readonly Change[],
  { unchanged, missing, rowsOfNobody }: { unchanged: number; missing: number; rowsOfNobody: number },
): Summary {
  const ofKind = (kind: Change["kind"]) => changes.filter((change) => change.kind === kind).length;
  const shown = (what: Change["shown"][number]["what"]) =>
    changes.reduce((sum, change) => sum + change.shown.filter((each) => each.what === what).length, 0);
  const renamed = changes
    .flatMap(({ changedPersons }) => changedPersons)
    .filter(({ from, to }) => from.nameKey !== to.nameKey || from.relation !== to.relation);
  return {
    rows: records.length,
    accounts: {
      added: ofKind("added"),
      changed: ofKind("changed"),
      deactivated: ofKind("deactivated"),
      wrong: ofKind("wrong"),
      unchanged,
    },
    persons: {
      added: changes.reduce((sum, { newPersons }) => sum + newPersons.length, 0),
      changed: renamed.length,
      deactivated: shown("person-deactivated"),
      activated: shown("person-activated"),
    },
    addressesAdded: changes.reduce((sum, { newAddresses }) => sum + newAddresses.length, 0),
    missing,
    rowsOfNobody,
  };
}
