import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { type Database, openDatabase } from "../client.ts";
import { migrateDatabase } from "../migrate.ts";
import { accounts, addresses, persons, schoolLogos, schools } from "../schema.ts";
import type { SeedTools } from "./seed-tools.ts";

/** A migrated database in a file of its own. */
export async function openTestDatabase() {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-seed-"));
  const url = `file:${join(folder, "demo.db")}`;
  await migrateDatabase(url);
  const db = openDatabase(url);
  const remove = () => {
    db.close();
    rmSync(folder, { recursive: true });
  };
  return { db, url, remove };
}

/** In place of the slow hash. */
export function quickHash(password: string, salt: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(salt).update(password).digest());
}

/** The house's tools, with a hash that costs nothing. */
export function cheapTools(changes: Partial<SeedTools> = {}): SeedTools {
  return {
    usernameKey: (username) => username.toLowerCase(),
    emailKey: (email) => email.toLowerCase(),
    foldForSearch: (text) => text.toLowerCase(),
    slowHash: async (password, salt) => quickHash(password, salt),
    makeVerifier: (slow) => `quick:${Buffer.from(slow).toString("base64url")}`,
    parameters: "quick",
    now: new Date("2026-09-01T08:00:00Z"),
    benchAccounts: 0,
    ...changes,
  };
}

/** Every row, in the order of the ids. */
export async function everythingIn(db: Database) {
  const found = await db.readAll((q) => [
    q.select().from(schools).orderBy(schools.id),
    q.select().from(schoolLogos).orderBy(schoolLogos.schoolId),
    q.select().from(accounts).orderBy(accounts.id),
    q.select().from(persons).orderBy(persons.id),
    q.select().from(addresses).orderBy(addresses.id),
  ]);
  return { schools: found[0], logos: found[1], accounts: found[2], persons: found[3], addresses: found[4] };
}

/** In the order of their positions. */
export function personsOf(db: Database, slug: string, username: string) {
  return db.read
    .select({ account: accounts, person: persons })
    .from(persons)
    .innerJoin(accounts, eq(accounts.id, persons.accountId))
    .innerJoin(schools, eq(schools.id, accounts.schoolId))
    .where(and(eq(schools.slug, slug), eq(accounts.username, username)))
    .orderBy(persons.position);
}

/** The verifier of `password` under the salt of `account`, as `cheapTools` makes it. */
export function verifierFor(account: { passwordSalt: string } | undefined, password: string) {
  const salt = Buffer.from(account?.passwordSalt ?? "", "base64url");
  return cheapTools().makeVerifier(quickHash(password, salt));
}
