import { describe, expect, test } from "vitest";
import { type Key, keyRing } from "../keys.ts";
import { nodeArgon2id } from "./argon2id-node.ts";
import { formatParameters, parseParameters } from "./parameters.ts";
import { passwordBytes } from "./password-bytes.ts";
import {
  addVerifier,
  findMatch,
  hasParameters,
  makeVerifier,
  matchVerifier,
  onlyParameters,
} from "./verifier.ts";

const key = (id: string): Key => ({ id, secret: passwordBytes(`secret of ${id}`) });
const keys = keyRing([key("2026")]);
const salt = new Uint8Array(16).fill(1);
const old = "m=64,t=1,p=1";
const stronger = "m=128,t=2,p=1";

const slowOf = (password: string, parameters = old) =>
  nodeArgon2id(passwordBytes(password), salt, parseParameters(parameters));
const verifierOf = async (password: string, parameters = old) =>
  makeVerifier(keys, parameters, await slowOf(password, parameters));
const tryPassword = async (stored: string | null, password: string, parameters = old) =>
  matchVerifier(keys, stored, parameters, await slowOf(password, parameters));

const match = { status: "match", isUnderCurrentKey: true };
const noMatch = { status: "no-match" };

describe("a stored verifier", () => {
  test("names its version, parameters and key", async () => {
    expect(await verifierOf("Zonnebloem-0")).toMatch(
      /^v1\$a=2id,m=64,t=1,p=1\$k=2026\$[\w-]{22}\$[\w-]{43}$/,
    );
  });

  test("matches its own password and no other", async () => {
    const stored = await verifierOf("Zonnebloem-0");
    expect(await tryPassword(stored, "Zonnebloem-0")).toEqual(match);
    expect(await tryPassword(stored, "zonnebloem-0")).toEqual(noMatch);
    expect(await tryPassword(stored, "")).toEqual(noMatch);
  });

  test("is the same for é as one character and as two", async () => {
    const stored = await verifierOf("caf\u00e9-Noord-7");
    expect(await tryPassword(stored, "cafe\u0301-Noord-7")).toEqual(match);
  });

  test("looks different for two persons with the same password", async () => {
    expect(await verifierOf("Zonnebloem-0")).not.toBe(await verifierOf("Zonnebloem-0"));
  });

  test.each([
    ["the 128th character", "é".repeat(127), "é".repeat(128)],
    ["what comes after 72 bytes", `${"a".repeat(72)}b`, `${"a".repeat(72)}c`],
    ["what comes after 128 characters", `${"€".repeat(128)}b`, `${"€".repeat(128)}c`],
  ])("depends on %s", async (_, password, other) => {
    const stored = await verifierOf(password);
    expect(await tryPassword(stored, password)).toEqual(match);
    expect(await tryPassword(stored, other)).toEqual(noMatch);
  });

  test("is not made of half a hash, of parameters that cannot be read, or under an id that cannot", async () => {
    const slow = await slowOf("Zonnebloem-0");
    expect(() => makeVerifier(keys, old, slow.slice(16))).toThrow(RangeError);
    expect(() => makeVerifier(keys, "t=1", slow)).toThrow(RangeError);
    expect(() => makeVerifier(keyRing([key("a$b c")]), old, slow)).toThrow(RangeError);
  });
});

describe("keys rotate", () => {
  const later = keyRing([key("2027"), key("2026")]);

  test("an older key still matches, and is reported", async () => {
    const stored = await verifierOf("Zonnebloem-0");
    expect(matchVerifier(later, stored, old, await slowOf("Zonnebloem-0"))).toEqual({
      status: "match",
      isUnderCurrentKey: false,
    });
    expect(matchVerifier(later, stored, old, await slowOf("Fiets-op-de-maan7"))).toEqual(noMatch);
  });

  test("a key that is gone matches nothing", async () => {
    const stored = await verifierOf("Zonnebloem-0");
    const without = keyRing([key("2027")]);
    expect(matchVerifier(without, stored, old, await slowOf("Zonnebloem-0"))).toEqual(noMatch);
  });

  test("the same id with another secret matches nothing", async () => {
    const stored = await verifierOf("Zonnebloem-0");
    const swapped = keyRing([{ id: "2026", secret: passwordBytes("another secret") }]);
    expect(matchVerifier(swapped, stored, old, await slowOf("Zonnebloem-0"))).toEqual(noMatch);
  });
});

test("no password, and what cannot be read, match nothing", async () => {
  const good = await verifierOf("Zonnebloem-0");
  const malformed = [
    null,
    "",
    " ",
    "v1",
    good.replace("v1$", "v2$"),
    good.replace("a=2id", "a=2i"),
    good.replace("k=2026$", "k=$"),
    good.slice(0, -1),
    `${good}A`,
    `${good}\n`,
    good.replaceAll("$", "|"),
    good.replace(/\$[\w-]{43}$/, `$${"=".repeat(43)}`),
    `v1$a=2id,${old}$k=2026$${"A".repeat(22)}$${"A".repeat(43)}`,
  ];
  for (const stored of malformed)
    expect(await tryPassword(stored, "Zonnebloem-0"), String(stored)).toEqual(noMatch);
});

describe("parameters", () => {
  test("are written as they are read", () => {
    expect(formatParameters({ memoryKiB: 19456, passes: 2, lanes: 1 })).toBe("m=19456,t=2,p=1");
    expect(parseParameters("m=19456,t=2,p=1")).toEqual({ memoryKiB: 19456, passes: 2, lanes: 1 });
  });

  test.each(["", "m=19456", "m=0,t=2,p=1", "m=019456,t=2,p=1", "m=19456,t=2,p=1 ", "t=2,m=19456,p=1"])(
    "are not guessed from %j",
    (text) => expect(() => parseParameters(text)).toThrow(RangeError),
  );

  test("move up one person at a time, at one Argon2id a sign-in", async () => {
    const jan = await verifierOf("Zonnebloem-0");
    const mama = await verifierOf("Fiets-op-de-maan7");

    // Jan signs in: the account still computes with the old ones.
    const janMoved = addVerifier(jan, await verifierOf("Zonnebloem-0", stronger));
    expect(janMoved.split(" ")).toHaveLength(2);
    expect(await tryPassword(janMoved, "Zonnebloem-0")).toEqual(match);
    expect([janMoved, mama].map((stored) => hasParameters(stored, stronger))).toEqual([true, false]);

    // Mama signs in, and is the last: the account switches, and the old ones go.
    const mamaMoved = addVerifier(mama, await verifierOf("Fiets-op-de-maan7", stronger));
    const [janLast, mamaLast] = [janMoved, mamaMoved].map((stored) => onlyParameters(stored, stronger));
    expect(await tryPassword(janLast ?? null, "Zonnebloem-0", stronger)).toEqual(match);
    expect(await tryPassword(mamaLast ?? null, "Fiets-op-de-maan7", stronger)).toEqual(match);
    expect(await tryPassword(janLast ?? null, "Zonnebloem-0", old)).toEqual(noMatch);
  });

  test("a verifier takes the place of one with the same parameters", async () => {
    const [first, second] = [await verifierOf("Zonnebloem-0"), await verifierOf("Zonnebloem-0", stronger)];
    const both = addVerifier(first, second);
    const renewed = await verifierOf("Zonnebloem-0");
    expect(addVerifier(both, renewed)).toBe(`${renewed} ${second}`);
  });

  test("a third kind pushes out the one that never came into use", async () => {
    const [first, second] = [await verifierOf("Zonnebloem-0"), await verifierOf("Zonnebloem-0", stronger)];
    const third = await verifierOf("Zonnebloem-0", "m=256,t=2,p=1");
    expect(addVerifier(addVerifier(first, second), third)).toBe(`${first} ${third}`);
  });

  test("who has no password has none with any parameters", async () => {
    const first = await verifierOf("Zonnebloem-0");
    expect(hasParameters(null, old)).toBe(false);
    expect(onlyParameters(null, old)).toBeNull();
    expect(addVerifier(null, first)).toBe(first);
    expect(() => addVerifier(first, "nonsense")).toThrow(RangeError);
  });
});

describe("the password tells which of seven persons it is", () => {
  const passwords = [
    "Zonnebloem-0",
    "Fiets-op-de-maan7",
    "Regen.Wolk.3",
    null,
    "Kaas+Brood=1",
    "Trein 15:04",
    "é€🔑-Aa1",
  ];
  const family = () =>
    Promise.all(passwords.map(async (each) => ({ passwordVerifier: each && (await verifierOf(each)) })));

  test("each one of them", async () => {
    const persons = await family();
    for (const [index, password] of passwords.entries()) {
      if (password === null) continue;
      const found = await findMatch(keys, persons, old, await slowOf(password));
      expect(found).toEqual({ index, isUnderCurrentKey: true });
    }
  });

  test("and nobody for a wrong one", async () => {
    expect(await findMatch(keys, await family(), old, await slowOf("Zonnebloem-1"))).toBeNull();
  });

  test("and nobody where there is nobody", async () => {
    expect(await findMatch(keys, [], old, await slowOf("Zonnebloem-0"))).toBeNull();
  });

  test("the all-zero stand-in for a missing verifier matches nothing", async () => {
    expect(await findMatch(keys, [{ passwordVerifier: null }], old, new Uint8Array(32))).toBeNull();
  });
});
