import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../client.ts";
import { benchPassword } from "./passwords.ts";
import { seedDemo } from "./seed-demo.ts";
import type { SeedTools } from "./seed-tools.ts";
import {
  cheapTools,
  everythingIn,
  openTestDatabase,
  personsOf,
  quickHash,
  verifierFor,
} from "./test-database.ts";

let db: Database;
let remove: () => void;

beforeEach(async () => {
  ({ db, remove } = await openTestDatabase());
});

afterEach(() => remove());

describe("the bench accounts", () => {
  const benchCount = async () =>
    (await everythingIn(db)).addresses.filter(({ email }) => /^u\d+@bench\.example$/.test(email)).length;

  test("are added where they are missing, with one password and one hash for all", async () => {
    await seedDemo(db, cheapTools({ benchAccounts: 3 }));
    expect(await benchCount()).toBe(3);
    let hashes = 0;
    const slowHash: SeedTools["slowHash"] = async (password, salt) => {
      hashes++;
      return quickHash(password, salt);
    };
    expect(await seedDemo(db, cheapTools({ benchAccounts: 450, slowHash }))).toEqual({ seeded: true });
    expect(await benchCount()).toBe(450);
    expect(hashes).toBe(1);
    for (const username of ["u0", "u449"]) {
      const [found] = await personsOf(db, "imb", username);
      expect(found?.person.passwordVerifier).toBe(await verifierFor(found?.account, benchPassword));
    }
  });

  test("stay when fewer are asked for", async () => {
    await seedDemo(db, cheapTools({ benchAccounts: 5 }));
    expect(await seedDemo(db, cheapTools({ benchAccounts: 2 }))).toEqual({ seeded: false });
    expect(await benchCount()).toBe(5);
  });

  test("are completed by the next run after a crash half-way", async () => {
    const emailKey = (email: string) => {
      if (email.startsWith("u250@")) throw new Error("power cut");
      return email;
    };
    await expect(seedDemo(db, cheapTools({ benchAccounts: 300, emailKey }))).rejects.toThrow("power cut");
    expect(await benchCount()).toBe(200);
    await seedDemo(db, cheapTools({ benchAccounts: 300 }));
    expect(await benchCount()).toBe(300);
  });
});
