import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { argon2id as nobleArgon2id } from "@noble/hashes/argon2.js";
import { beforeAll, describe, expect, test } from "vitest";
import type { Argon2id, Argon2idParameters } from "./argon2id.ts";
import { nodeArgon2id } from "./argon2id-node.ts";
import { wasmArgon2id } from "./argon2id-wasm.ts";
import { currentParameters } from "./parameters.ts";
import { passwordBytes } from "./password-bytes.ts";

const noble: Argon2id = async (password, salt, { memoryKiB, passes, lanes }) =>
  new Uint8Array(nobleArgon2id(password, salt, { m: memoryKiB, t: passes, p: lanes, dkLen: 32 }));

let module: WebAssembly.Module;
let wasm: Argon2id;

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve("@phi-ag/argon2/argon2.wasm");
  module = await WebAssembly.compile(await readFile(path));
  wasm = wasmArgon2id(module);
});

const salt = Uint8Array.from({ length: 16 }, (_, i) => i * 7);
const cheap: Argon2idParameters = { memoryKiB: 64, passes: 2, lanes: 1 };

async function allThree(password: string, parameters: Argon2idParameters) {
  const bytes = passwordBytes(password);
  return Promise.all(
    [nodeArgon2id, wasm, noble].map(async (hash) => hex(await hash(bytes, salt, parameters))),
  );
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function memoryOf(instance: WebAssembly.Instance): Uint8Array {
  return new Uint8Array((instance.exports.memory as WebAssembly.Memory).buffer);
}

describe("node, wasm and an independent implementation give the same hash", () => {
  test.each([
    ["nothing", ""],
    ["ASCII", "Zonnebloem-0"],
    ["an accent", "één"],
    ["euro signs", "€€€€"],
    ["emoji", "🔑🏫👩‍👧"],
    ["a null character", "voor\0na"],
    ["128 characters", "0123456789abcdef".repeat(8)],
    ["128 emoji, 512 bytes", "🔑".repeat(128)],
  ])("of %s", async (_, password) => {
    const [node, ours, third] = await allThree(password, cheap);
    expect(ours).toBe(node);
    expect(third).toBe(node);
  });

  test("with more than one pass and lane", async () => {
    const [node, ours, third] = await allThree("Zonnebloem-0", { memoryKiB: 256, passes: 3, lanes: 4 });
    expect(ours).toBe(node);
    expect(third).toBe(node);
  });

  test("at the full cost", async () => {
    const [node, ours, third] = await allThree("fietsen naar zee €5 🔑", currentParameters);
    expect(ours).toBe(node);
    expect(third).toBe(node);
  });
});

// From src/test.c of the reference implementation; RFC 9106's own vector takes a secret and associated data.
test.each([
  ["password", 256, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"],
  ["password", 65536, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"],
])("both agree with the reference implementation's vector: %s, %i KiB", async (password, memoryKiB, tag) => {
  const parameters = { memoryKiB, passes: 2, lanes: 1 };
  for (const hash of [nodeArgon2id, wasm]) {
    expect(hex(await hash(passwordBytes(password), passwordBytes("somesalt"), parameters))).toBe(tag);
  }
});

test("four euro signs are not two of them", async () => {
  const four = await wasm(passwordBytes("€€€€"), salt, cheap);
  expect(hex(await wasm(passwordBytes("€€"), salt, cheap))).not.toBe(hex(four));
});

test("both refuse parameters outside RFC 9106, and go on working", async () => {
  for (const hash of [nodeArgon2id, wasm]) {
    await expect(hash(passwordBytes("a"), salt, { memoryKiB: 1, passes: 1, lanes: 1 })).rejects.toThrow();
    await expect(hash(passwordBytes("a"), salt, cheap)).resolves.toHaveLength(32);
  }
});

test("the wasm leaves no password in its memory, and takes no more of it from hash to hash", async () => {
  const instances: WebAssembly.Instance[] = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class extends Instance {
    constructor(of: WebAssembly.Module) {
      super(of);
      instances.push(this);
    }
  };
  try {
    const hash = wasmArgon2id(module);
    const secret = "blijft-nergens-staan";
    const sizes: number[] = [];
    for (let i = 0; i < 50; i++) {
      await hash(passwordBytes(secret), salt, { ...cheap, memoryKiB: 1024 });
      const memory = Buffer.concat(instances.map(memoryOf));
      expect(memory.includes(secret)).toBe(false);
      sizes.push(memory.length);
    }
    expect(new Set(sizes).size).toBe(1);
    expect(instances).toHaveLength(1);
  } finally {
    WebAssembly.Instance = Instance;
  }
});
