import type { Argon2id } from "./argon2id.ts";

/** What the reference implementation exports, as compiled by @phi-ag/argon2. Pointers are byte offsets. */
interface Argon2Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(length: number): number;
  free(pointer: number): void;
  argon2_hash(
    passes: number,
    memoryKiB: number,
    lanes: number,
    password: number,
    passwordLength: number,
    salt: number,
    saltLength: number,
    tag: number,
    tagLength: number,
    encoded: number,
    encodedLength: number,
    type: number,
    version: number,
  ): number;
}

const tagLength = 32;
const typeArgon2id = 2;
const version13 = 0x13;

/**
 * Argon2id by the wasm of the package @phi-ag/argon2, for runtimes that have
 * no `crypto.argon2`. The compiled module is handed in, because workerd
 * refuses to compile at run time.
 *
 * Only the package's wasm is used. Its JavaScript takes the UTF-16 length of a
 * password for its length in bytes, and so hashes only the first part of a
 * password that is not ASCII.
 *
 * The computation is synchronous: it holds its isolate for one hash.
 *
 * @throws for parameters outside RFC 9106, and when the memory is not to be had.
 */
export function wasmArgon2id(module: WebAssembly.Module): Argon2id {
  let argon2: Argon2Exports | undefined;

  return async (password, salt, parameters) => {
    argon2 ??= instantiate(module);
    try {
      return hash(argon2, password, salt, parameters);
    } catch (error) {
      // After a trap the heap cannot be trusted; the next hash starts on a new one.
      argon2 = undefined;
      throw error;
    }
  };
}

function instantiate(module: WebAssembly.Module): Argon2Exports {
  const argon2 = new WebAssembly.Instance(module).exports as unknown as Argon2Exports;
  argon2._initialize();
  return argon2;
}

function hash(
  argon2: Argon2Exports,
  password: Uint8Array,
  salt: Uint8Array,
  { memoryKiB, passes, lanes }: Parameters<Argon2id>[2],
): Uint8Array<ArrayBuffer> {
  const length = tagLength + salt.length + password.length;
  const tagAt = argon2.malloc(length);
  if (tagAt === 0) throw new Error("Argon2id: no memory for the password");
  const saltAt = tagAt + tagLength;
  const passwordAt = saltAt + salt.length;
  // A new view each time: growing the memory detaches the old ones.
  const scratch = () => new Uint8Array(argon2.memory.buffer, tagAt, length);
  try {
    scratch().set(salt, tagLength);
    scratch().set(password, tagLength + salt.length);
    const code = argon2.argon2_hash(
      passes,
      memoryKiB,
      lanes,
      passwordAt,
      password.length,
      saltAt,
      salt.length,
      tagAt,
      tagLength,
      0,
      0,
      typeArgon2id,
      version13,
    );
    if (code !== 0) throw new Error(`Argon2id failed with code ${code} of the reference implementation`);
    return scratch().slice(0, tagLength);
  } finally {
    // The heap outlives the request: leave neither password nor tag in it.
    scratch().fill(0);
    argon2.free(tagAt);
  }
}
