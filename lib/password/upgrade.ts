import { and, eq, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { accounts, persons } from "../../db/schema.ts";
import type { Tools } from "../scope.ts";
import { type PasswordBase, slowHash, targetParameters } from "./slow-hash.ts";
import { addVerifier, hasParameters, makeVerifier } from "./verifier.ts";

/**
 * Moving a family to stronger parameters. A sign-in computes Argon2id once for
 * all persons of an account, so they must all move together; but only the one
 * who signs in shows a password. So each gets a second verifier beside the
 * first as they come by, and when nobody is left without, the account switches
 * and the old ones go.
 */
export async function verifierFor(
  tools: Tools,
  account: PasswordBase,
  password: string,
  slow: Uint8Array,
): Promise<string> {
  const verifier = makeVerifier(tools.keys.passwords, account.passwordParameters, slow);
  const target = targetParameters(tools);
  if (account.passwordParameters === target) return verifier;
  return addVerifier(verifier, await targetVerifier(tools, account, password));
}

/** Puts the stronger verifier beside the one that just matched. Run after the answer. */
export async function upgradePassword(
  tools: Tools,
  account: PasswordBase & { id: string },
  person: { id: string; passwordVerifier: string | null },
  password: string,
): Promise<void> {
  const stored = person.passwordVerifier;
  const target = targetParameters(tools);
  if (stored === null || account.passwordParameters === target || hasParameters(stored, target)) return;
  const added = addVerifier(stored, await targetVerifier(tools, account, password));
  await tools.db.write((q) => [
    q
      .update(persons)
      .set({ passwordVerifier: added })
      .where(and(eq(persons.id, person.id), eq(persons.passwordVerifier, stored))),
    ...settleParameters(q, account.id, target),
  ]);
}

/** Switches the account once every password has a verifier with the target parameters. */
export function settleParameters(q: Writer, accountId: string, target: string) {
  return [
    q
      .update(accounts)
      .set({ passwordParameters: target })
      .where(
        and(
          eq(accounts.id, accountId),
          sql`not exists (select 1 from ${persons} where ${persons.accountId} = ${accountId}
            and ${persons.passwordVerifier} is not null and instr(${persons.passwordVerifier}, ${`${target}$`}) = 0)`,
        ),
      ),
    // The newer of the two stands second.
    q
      .update(persons)
      .set({ passwordVerifier: sql`substr(password_verifier, instr(password_verifier, ' ') + 1)` })
      .where(
        and(
          eq(persons.accountId, accountId),
          sql`instr(${persons.passwordVerifier}, ' ') > 0`,
          sql`exists (select 1 from ${accounts} where ${accounts.id} = ${accountId}
            and ${accounts.passwordParameters} = ${target})`,
        ),
      ),
  ] as const;
}

async function targetVerifier(tools: Tools, account: PasswordBase, password: string): Promise<string> {
  const target = targetParameters(tools);
  const slow = await slowHash(tools, { ...account, passwordParameters: target }, password);
  return makeVerifier(tools.keys.passwords, target, slow);
}
