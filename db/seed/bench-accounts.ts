import { eq } from "drizzle-orm";
import { chunks } from "../chunks.ts";
import type { Database } from "../client.ts";
import { accounts } from "../schema.ts";
import { accountRows, insertsOf } from "./account-rows.ts";
import type { DemoAccount } from "./demo-account.ts";
import { benchPassword } from "./passwords.ts";
import type { SeedTools } from "./seed-tools.ts";
import { stableId, stableSalt } from "./stable.ts";

const accountsPerWrite = 200;

/**
 * Adds to imb those of u0, u1, ... that it lacks; takes none away.
 *
 * @returns how many it added.
 */
export async function addBenchAccounts(db: Database, tools: SeedTools): Promise<number> {
  if (tools.benchAccounts <= 0) return 0;
  const school = { id: stableId("imb"), locale: "nl" } as const;
  const present = await db.read
    .select({ username: accounts.username })
    .from(accounts)
    .where(eq(accounts.schoolId, school.id));
  const taken = new Set(present.map((account) => account.username));
  const missing = Array.from({ length: tools.benchAccounts }, (_, n) => `u${n}`).filter((u) => !taken.has(u));
  if (missing.length === 0) return 0;

  // One salt for all, which no real account may do: 10,000 accounts then cost
  // one slow hash here and not ten thousand, and signing in costs the same.
  const salt = stableSalt("imb/bench");
  const slow = await tools.slowHash(benchPassword, salt);
  for (const usernames of chunks(missing, accountsPerWrite)) {
    const rows = await Promise.all(
      usernames.map(async (username) => {
        const verifier = tools.makeVerifier(slow);
        return accountRows(benchAccount(username), school, salt, [verifier], tools);
      }),
    );
    await db.write((q) => {
      const [first, ...others] = insertsOf(q, rows);
      if (!first) throw new Error("a chunk is never empty");
      return [first, ...others];
    });
  }
  return missing.length;
}

function benchAccount(username: string): DemoAccount {
  const person = { givenName: "Bench", familyName: username.toUpperCase(), password: benchPassword };
  return { school: "imb", username, persons: [{ ...person, emails: [`${username}@bench.example`] }] };
}
