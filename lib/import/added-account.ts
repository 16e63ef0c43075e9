import { newId } from "../../db/new-id.ts";
import { randomBytes, toBase64Url } from "../base64url.ts";
import type { Change } from "./change.ts";
import { nothingOf, type Rules, wrongRow } from "./compare.ts";
import { accountFields, newAddresses, newPerson } from "./new-rows.ts";
import type { AccountRecord } from "./records.ts";

/** An account that the school has not had yet, with everybody on it. */
export function addedAccount(record: AccountRecord, rules: Rules): Change {
  if (!record.persons.some(({ position }) => position === 0))
    return wrongRow(record, [{ fault: "no-name", position: 0, value: "" }]);
  const id = newId();
  const { username, externalId, className = null } = record;
  const passwordSalt = toBase64Url(randomBytes(16));
  const members = record.persons.map((each) => ({ each, person: newPerson(id, each, rules) }));
  return {
    ...nothingOf(record),
    kind: "added",
    newAccounts: [{ id, ...accountFields({ username, externalId, className }), passwordSalt }],
    newPersons: members.map(({ person }) => person),
    newAddresses: members.flatMap(({ each, person }) => newAddresses(person.id, each.emails)),
    shown: record.persons
      .filter(({ position }) => position > 0)
      .map(({ position, givenName, familyName }) => ({
        what: "person-added",
        position,
        from: "",
        to: `${givenName} ${familyName}`,
      })),
  };
}
