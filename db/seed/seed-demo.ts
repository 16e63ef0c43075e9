import { eq } from "drizzle-orm";
import type { Database } from "../client.ts";
import { schoolLogos, schools } from "../schema.ts";
import { type AccountRows, accountRows, insertsOf } from "./account-rows.ts";
import { atOnce } from "./at-once.ts";
import { addBenchAccounts } from "./bench-accounts.ts";
import type { DemoAccount } from "./demo-account.ts";
import { demoPeople } from "./demo-people.ts";
import { type DemoSchool, demoSchools } from "./demo-schools.ts";
import { madeUpPeople } from "./made-up-people.ts";
import type { SeedTools } from "./seed-tools.ts";
import { shortHash, stableId, stableSalt } from "./stable.ts";

/** Enough to keep the cores busy, and few enough that the queue of hashes, which has an end, is never full. */
const hashesAtOnce = 4;

/**
 * Fills a migrated database with the two demo schools and their people, the
 * same ones with the same ids on every run, and with the bench accounts that
 * are missing. What is there already stays as it is.
 *
 * A crash leaves no half school: the hashes come first, then one batch writes
 * both schools. Bench accounts are written in chunks, and the next run adds
 * the rest.
 *
 * @returns whether anything was written.
 */
export async function seedDemo(db: Database, tools: SeedTools): Promise<{ seeded: boolean }> {
  const found = await db.read.select({ id: schools.id }).from(schools).where(eq(schools.slug, "imb"));
  if (found.length === 0) await addSchools(db, tools);
  const added = await addBenchAccounts(db, tools);
  return { seeded: found.length === 0 || added > 0 };
}

async function addSchools(db: Database, tools: SeedTools): Promise<void> {
  const people = [...demoPeople, ...madeUpPeople()];
  const rows = await atOnce(hashesAtOnce, people, (account) => withPasswords(account, tools));
  await db.write((q) => [
    q
      .insert(schools)
      .values(demoSchools.map((school) => schoolRow(school, tools)))
      .onConflictDoNothing(),
    q.insert(schoolLogos).values(demoSchools.map(logoRow)).onConflictDoNothing(),
    ...insertsOf(q, rows),
  ]);
}

async function withPasswords(account: DemoAccount, tools: SeedTools): Promise<AccountRows> {
  const school = demoSchools.find(({ slug }) => slug === account.school);
  if (!school) throw new Error(`no demo school ${account.school}`);
  const salt = stableSalt(`${account.school}/${account.username}`);
  const verifiers: (string | null)[] = [];
  for (const { password } of account.persons) {
    verifiers.push(password && tools.makeVerifier(await tools.slowHash(password, salt)));
  }
  return accountRows(account, { id: stableId(school.slug), locale: school.locale }, salt, verifiers, tools);
}

function schoolRow(school: DemoSchool, tools: SeedTools): typeof schools.$inferInsert {
  const { logoSvg, staffDomain, pupilDomain, ...facts } = school;
  return {
    ...facts,
    id: stableId(school.slug),
    searchText: tools.foldForSearch(`${school.name} ${school.town}`),
    logoVersion: shortHash(logoSvg),
    createdAt: tools.now,
  };
}

function logoRow(school: DemoSchool): typeof schoolLogos.$inferInsert {
  return {
    schoolId: stableId(school.slug),
    mediaType: "image/svg+xml",
    base64: Buffer.from(school.logoSvg).toString("base64"),
  };
}
