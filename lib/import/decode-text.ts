export const encodings = ["utf-8", "windows-1252", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof encodings)[number];

export function isEncoding(text: unknown): text is Encoding {
  return encodings.includes(text as Encoding);
}

/**
 * The text of a file. What a mark at its beginning says comes before what was
 * chosen; without either, what is not UTF-8 is what Excel on Windows writes.
 */
export function decodeText(
  bytes: Uint8Array,
  chosen: Encoding | null = null,
): { readonly text: string; readonly encoding: Encoding } {
  const encoding = markedEncoding(bytes) ?? chosen ?? guessedEncoding(bytes);
  return { text: decode(bytes, encoding), encoding };
}

function markedEncoding([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : null;
}

const sampleBytes = 4096;

function guessedEncoding(bytes: Uint8Array): Encoding {
  // In UTF-16 every other byte of Latin text is zero; nothing else here has zeros.
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd > sample.length / 8) return odd > even ? "utf-16le" : "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A decoder takes the mark away. Not every platform knows the big-endian one: its bytes are turned around. */
function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== "utf-16be") return new TextDecoder(encoding).decode(bytes);
  const turned = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let i = 0; i < turned.length; i += 2) {
    turned[i] = bytes[i + 1] ?? 0;
    turned[i + 1] = bytes[i] ?? 0;
  }
  return new TextDecoder("utf-16le").decode(turned);
}

/**
 * Whether these bytes are text at all, in whatever encoding: a picture or a
 * document is full of control characters. A list may have a stray one, which
 * the row that it stands in is told of; none has a zero.
 */
export function isText(bytes: Uint8Array): boolean {
  const { text } = decodeText(bytes.subarray(0, sampleBytes));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const odd: string[] = text.match(/[\0-\x08\x0e-\x1f]/g) ?? [];
  return !odd.includes("\0") && odd.length <= Math.max(1, text.length / 100);
}
