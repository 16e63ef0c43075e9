import { createHash } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(`sleutel demo ${text}`).digest();

/**
 * The id of what stands at `place`, such as "imb/jan.selle/1": always the same
 * one. It comes from the place and not from the sequence of chances, so that
 * whoever adds a demo person does not give everybody after it another id.
 *
 * @returns a UUID in the shape of version 4.
 */
export function stableId(place: string): string {
  const bytes = digest(`id ${place}`).subarray(0, 16);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x40;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** 16 bytes. A known salt is no loss here: the passwords stand in the README. */
export function stableSalt(place: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(digest(`salt ${place}`).subarray(0, 16));
}

/** Eight characters that change with `content`. */
export function shortHash(content: string): string {
  return digest(`content ${content}`).toString("hex").slice(0, 8);
}
