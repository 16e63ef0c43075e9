import { eq } from "drizzle-orm";
import { accounts, addresses, persons, type Relation } from "../db/schema.ts";
import { emailKey } from "../lib/accounts/email-key.ts";
import { nameKey, ownKey } from "../lib/accounts/search-keys.ts";
import { usernameKey } from "../lib/accounts/username-key.ts";
import { randomBytes, toBase64Url } from "../lib/base64url.ts";
import { slowHash, targetParameters } from "../lib/password/slow-hash.ts";
import { makeVerifier } from "../lib/password/verifier.ts";
import type { Scope } from "../lib/scope.ts";

interface NewPerson {
  familyName?: string;
  /** Of a co-account; `other` where none is given. */
  relation?: Relation;
  locale?: string;
  emails?: string[];
  password?: string;
  isActive?: boolean;
  activeUntil?: Date;
  isAdministrator?: boolean;
}

/**
 * An account at a school with its persons by name: the first holds it, the
 * others are co-accounts.
 */
export async function addFamily<const Name extends string>(
  scope: Scope,
  username: string,
  members: Record<Name, NewPerson>,
): Promise<{ accountId: string; idOf: Record<Name, string> }> {
  const accountId = crypto.randomUUID();
  const createdAt = scope.clock.now();
  const account = {
    id: accountId,
    schoolId: scope.school.id,
    username,
    usernameKey: usernameKey(username),
    className: null,
    ownKey: ownKey({ username }),
    passwordSalt: toBase64Url(randomBytes(16)),
    passwordParameters: targetParameters(scope),
    createdAt,
  };
  const idOf = {} as Record<Name, string>;
  const personRows: (typeof persons.$inferInsert)[] = [];
  const addressRows: (typeof addresses.$inferInsert)[] = [];
  for (const [position, [name, member]] of (Object.entries(members) as [Name, NewPerson][]).entries()) {
    const id = crypto.randomUUID();
    idOf[name] = id;
    const familyName = member.familyName ?? "Selle";
    personRows.push({
      id,
      schoolId: scope.school.id,
      accountId,
      position,
      givenName: name,
      familyName,
      nameKey: nameKey({ givenName: name, familyName }),
      relation: position === 0 ? null : (member.relation ?? "other"),
      locale: member.locale ?? scope.school.locale,
      isActive: member.isActive ?? true,
      activeUntil: member.activeUntil ?? null,
      isAdministrator: member.isAdministrator ?? false,
      passwordVerifier:
        member.password === undefined
          ? null
          : makeVerifier(
              scope.keys.passwords,
              account.passwordParameters,
              await slowHash(scope, account, member.password),
            ),
      createdAt,
    });
    for (const email of member.emails ?? []) {
      addressRows.push({
        id: crypto.randomUUID(),
        schoolId: scope.school.id,
        personId: id,
        email,
        emailKey: emailKey(email),
        createdAt,
      });
    }
  }
  await scope.db.write((q) => [
    q.insert(accounts).values(account),
    q.insert(persons).values(personRows),
    ...(addressRows.length > 0 ? [q.insert(addresses).values(addressRows)] : []),
  ]);
  return { accountId, idOf };
}

export async function changePerson(
  { db }: Scope,
  id: string,
  changes: Partial<typeof persons.$inferInsert>,
): Promise<void> {
  await db.write((q) => [q.update(persons).set(changes).where(eq(persons.id, id))]);
}

export async function removeAddress({ db }: Scope, email: string): Promise<void> {
  await db.write((q) => [q.delete(addresses).where(eq(addresses.email, email))]);
}

export const passwords = { jan: "Zonnebloem-0", mama: "Fiets-op-de-maan7", papa: "Regen.Wolk.3" } as const;

/** Jan at school with mama, who reads English and has two addresses, and papa, who has no password yet. */
export function addSelles(scope: Scope) {
  return addFamily(scope, "jan.selle", {
    Jan: { emails: ["jan@selle.example"], password: passwords.jan },
    Marie: {
      relation: "mother",
      locale: "en",
      emails: ["marie@selle.example", "marie@work.example"],
      password: passwords.mama,
    },
    Piet: { relation: "father", emails: ["piet@selle.example"] },
  });
}

/** Somebody else with the same username at another school, who reads mail at the same address. */
export function addOtherJan(scope: Scope) {
  return addFamily(scope, "jan.selle", {
    Janet: { familyName: "Sellers", emails: ["jan@selle.example"], password: "Bicycle.Moon.9 by the river" },
  });
}
