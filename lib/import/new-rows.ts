import { newId } from "../../db/new-id.ts";
import { emailKey } from "../accounts/email-key.ts";
import { nameKey, ownKey } from "../accounts/search-keys.ts";
import { usernameKey } from "../accounts/username-key.ts";
import type { AccountFields, NewAddress, NewPerson } from "./change.ts";
import type { Rules } from "./compare.ts";
import type { PersonRecord } from "./records.ts";

export function accountFields(own: {
  readonly username: string;
  readonly externalId: string | null;
  readonly className: string | null;
}): AccountFields {
  const { username, externalId, className } = own;
  return { username, usernameKey: usernameKey(username), externalId, className, ownKey: ownKey(own) };
}

export function newPerson(accountId: string, record: PersonRecord, { locale }: Rules): NewPerson {
  const { position, givenName, familyName } = record;
  return {
    id: newId(),
    accountId,
    position,
    givenName,
    familyName,
    nameKey: nameKey(record),
    relation: position === 0 ? null : (record.relation ?? "other"),
    locale: record.locale ?? locale,
    isActive: record.isActive ?? true,
  };
}

/** Those that the person does not have yet, each once. */
export function newAddresses(
  personId: string,
  emails: readonly string[],
  known: ReadonlySet<string> = new Set(),
): NewAddress[] {
  const keys = new Set(known);
  return emails.flatMap((email) => {
    const key = emailKey(email);
    if (keys.has(key)) return [];
    keys.add(key);
    return [{ id: newId(), personId, email, emailKey: key }];
  });
}
