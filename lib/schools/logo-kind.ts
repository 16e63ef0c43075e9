/** What a logo may be: pictures of points, which hold no script. An SVG is a document that may (CWE-79). */
const kinds = [
  { mediaType: "image/png", begins: [[0, "\x89PNG\r\n\x1a\n"]] },
  { mediaType: "image/jpeg", begins: [[0, "\xff\xd8\xff"]] },
  {
    mediaType: "image/webp",
    begins: [
      [0, "RIFF"],
      [8, "WEBP"],
    ],
  },
] as const;

/** Bytes: a logo is shown at 48 pixels. */
export const largestLogo = 200 * 1024;

/** By what a file begins with, and never by what its sender calls it. @returns null for anything else. */
export function logoKind(bytes: Uint8Array): string | null {
  const has = (at: number, text: string) =>
    Array.from(text).every((character, i) => bytes[at + i] === character.charCodeAt(0));
  return kinds.find(({ begins }) => begins.every(([at, text]) => has(at, text)))?.mediaType ?? null;
}
