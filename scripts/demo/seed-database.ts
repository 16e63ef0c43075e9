import { openDatabase } from "../../db/client.ts";
import { seedDemo } from "../../db/seed/seed-demo.ts";
import { emailKey } from "../../lib/accounts/email-key.ts";
import { usernameKey } from "../../lib/accounts/username-key.ts";
import type { Env } from "../../lib/env.ts";
import { foldForSearch } from "../../lib/fold-for-search.ts";
import { nodeArgon2id } from "../../lib/password/argon2id-node.ts";
import { currentParameters, formatParameters } from "../../lib/password/parameters.ts";
import { passwordBytes } from "../../lib/password/password-bytes.ts";
import { makeVerifier } from "../../lib/password/verifier.ts";

/** Puts the demo's schools and people in, and the bench accounts that are missing. */
export async function seedDatabase(env: Env): Promise<void> {
  const db = openDatabase({ url: env.databaseUrl, authToken: env.databaseAuthToken });
  const parameters = formatParameters(currentParameters);
  const { seeded } = await seedDemo(db, {
    usernameKey,
    emailKey,
    foldForSearch,
    slowHash: (password, salt) => nodeArgon2id(passwordBytes(password), salt, currentParameters),
    makeVerifier: (slow) => makeVerifier(env.keys.passwords, parameters, slow),
    parameters,
    now: new Date(),
    benchAccounts: env.benchAccounts,
  });
  if (seeded) console.log("The demo's schools and people are ready.");
  db.close();
}
