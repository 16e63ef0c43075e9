import type { changeKinds, Relation } from "../../db/schema.ts";
import type { Locale } from "../../messages/catalogues.ts";
import type { Wrong } from "./records.ts";

export type ChangeKind = (typeof changeKinds)[number];

export interface AccountFields {
  readonly username: string;
  readonly usernameKey: string;
  readonly externalId: string | null;
  readonly className: string | null;
  readonly ownKey: string;
}

export interface PersonFields {
  readonly givenName: string;
  readonly familyName: string;
  readonly nameKey: string;
  readonly relation: Relation | null;
  readonly isActive: boolean;
}

export interface NewAccount extends AccountFields {
  readonly id: string;
  readonly passwordSalt: string;
}

export interface NewPerson extends PersonFields {
  readonly id: string;
  readonly accountId: string;
  readonly position: number;
  readonly locale: Locale;
}

export interface NewAddress {
  readonly id: string;
  readonly personId: string;
  readonly email: string;
  readonly emailKey: string;
}

export interface Changed<Fields> {
  readonly id: string;
  readonly from: Fields;
  readonly to: Fields;
}

export interface ChangedPerson extends Changed<PersonFields> {
  /** It becomes somebody else, so nobody's password may be lost in it. */
  readonly becomesOther: boolean;
}

/** What is shown of it, in a row. */
export interface Shown {
  readonly what:
    | "person-added"
    | "person-deactivated"
    | "person-activated"
    | "address-added"
    | "name"
    | "relation"
    | "username"
    | "class"
    | "number";
  readonly position: number;
  readonly from: string;
  readonly to: string;
}

/** All that becomes of one account: `import_changes.change`. */
export interface Change {
  readonly kind: ChangeKind;
  /** Null for who is not in the file. */
  readonly line: number | null;
  readonly username: string;
  readonly name: string;
  readonly shown: readonly Shown[];
  readonly wrong: readonly Wrong[];
  readonly newAccounts: readonly NewAccount[];
  readonly changedAccounts: readonly Changed<AccountFields>[];
  readonly newPersons: readonly NewPerson[];
  readonly changedPersons: readonly ChangedPerson[];
  readonly newAddresses: readonly NewAddress[];
}

/** `imports.summary`. */
export interface Summary {
  readonly rows: number;
  readonly accounts: Readonly<Record<ChangeKind | "unchanged", number>>;
  readonly persons: {
    readonly added: number;
    readonly changed: number;
    readonly deactivated: number;
    readonly activated: number;
  };
  readonly addressesAdded: number;
  /** Who would be made inactive if that were chosen: not in the file. */
  readonly missing: number;
  /** Rows that name nobody: who stands on them may not be missing, so nobody is made inactive for it. */
  readonly rowsOfNobody: number;
}
