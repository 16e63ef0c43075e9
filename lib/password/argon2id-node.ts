// The default import, because a runtime without `argon2` refuses to link a named one.
import crypto from "node:crypto";
import { availableParallelism } from "node:os";
import type { Argon2id } from "./argon2id.ts";

/**
 * One more than the cores, so that none of them rests while the thread that
 * serves, and that begins the next hash, waits for the disk. Of libuv's four
 * threads one is left for files and names.
 */
export const hashesAtOnce = () => Math.min(availableParallelism() + 1, 3);

/**
 * Argon2id by Node's own `crypto.argon2` (Node 24.7 and later). The work is
 * done on libuv's threads, so the event loop goes on serving.
 *
 * @throws where the runtime has no `crypto.argon2`, and for parameters outside RFC 9106.
 */
export const nodeArgon2id: Argon2id = (password, salt, { memoryKiB, passes, lanes }) =>
  new Promise((resolve, reject) => {
    if (typeof crypto.argon2 !== "function") {
      throw new Error("This runtime has no crypto.argon2: use Node 24.7 or later, or wasmArgon2id.");
    }
    crypto.argon2(
      "argon2id",
      { message: password, nonce: salt, memory: memoryKiB, passes, parallelism: lanes, tagLength: 32 },
      (error, tag) => (error ? reject(error) : resolve(new Uint8Array(tag))),
    );
  });
