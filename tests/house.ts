import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openDatabase } from "../db/client.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { schools } from "../db/schema.ts";
import { foldForSearch } from "../lib/fold-for-search.ts";
import { type KeyRing, keyRing } from "../lib/keys.ts";
import type { Argon2idParameters } from "../lib/password/argon2id.ts";
import { nodeArgon2id } from "../lib/password/argon2id-node.ts";
import { asSchool } from "../lib/schools/find-school.ts";
import { type Scope, scopeAt, type Tools } from "../lib/scope.ts";
import { testClock } from "./clock.ts";
import { testInbox } from "./inbox.ts";

export const cheapCost: Argon2idParameters = { memoryKiB: 64, passes: 1, lanes: 1 };

export interface Changes {
  passwordCost?: Argon2idParameters;
  throttleFactor?: number;
  imb?: Partial<typeof schools.$inferInsert>;
  riverside?: Partial<typeof schools.$inferInsert>;
}

/**
 * The house as it runs, on a database of its own: two schools, a clock that
 * stands still, a mail transport that keeps what it gets, and hashes that are
 * counted. It is gone when the test is over.
 */
export async function openHouse(changes: Changes = {}) {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-test-"));
  const databaseUrl = `file:${join(folder, "sleutel.db")}`;
  await migrateDatabase(databaseUrl);
  const db = openDatabase(databaseUrl);
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const clock = testClock();
  const inbox = testInbox();
  const hashes = { count: 0 };
  const tools: Tools = {
    db,
    mailer: inbox,
    keys: { links: testKeys("l1"), passwords: testKeys("p1"), privacy: testSecret("privacy") },
    argon2id: (...args) => {
      hashes.count++;
      return nodeArgon2id(...args);
    },
    passwordCost: changes.passwordCost ?? cheapCost,
    clock,
    senderEmail: "post@sleutel.example",
    throttleFactor: changes.throttleFactor ?? 1,
    urlAt: (slug, path) => `https://${slug}.sleutel.example${path}`,
  };
  const rows = [
    schoolRow("imb", "nl", "Instituut Maria Boodschap", "Mechelen", changes.imb),
    schoolRow("riverside", "en", "Riverside Academy", "Lake Town", changes.riverside),
  ];
  await db.write((q) => [q.insert(schools).values(rows)]);
  const [imb, riverside] = (await db.read.select().from(schools).orderBy(schools.slug)).map((row) =>
    scopeAt(tools, asSchool(row)),
  ) as [Scope, Scope];

  return {
    tools,
    db,
    databaseUrl,
    clock,
    inbox,
    hashes,
    imb,
    riverside,
    /** Everything that is stored, byte for byte, as a thief of the files would have it. */
    storedBytes: () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))),
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The first of `ids` makes, all check. */
export function testKeys(...ids: [string, ...string[]]): KeyRing {
  const [first, ...older] = ids.map((id) => ({ id, secret: testSecret(id) }));
  if (!first) throw new Error("A key ring needs a key");
  return keyRing([first, ...older]);
}

/** 32 bytes that are the same for the same name. */
export function testSecret(name: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(name.padEnd(32, ".").slice(0, 32));
}

function schoolRow(
  slug: string,
  locale: string,
  name: string,
  town: string,
  changes: Partial<typeof schools.$inferInsert> = {},
): typeof schools.$inferInsert {
  return {
    id: `school-${slug}`,
    slug,
    name,
    town,
    searchText: foldForSearch(`${name} ${town}`),
    postalAddress: `Kerkstraat 1, ${town}`,
    locale,
    helpdeskEmail: `helpdesk@${slug}.example`,
    colour: "#1e4f91",
    // Signing in is how most tests look at a password; the mail about it has tests of its own.
    mailsNewDevices: false,
    createdAt: new Date("2026-01-01T00:00:00Z"),
    ...changes,
  };
}
