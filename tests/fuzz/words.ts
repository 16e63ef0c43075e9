import fc from "fast-check";

/** Pieces that parsers, folders and comparers stumble over. */
const pieces = [
  "a",
  "Z",
  "0",
  ".",
  "-",
  "_",
  "@",
  ":",
  "/",
  "\\",
  "%",
  "%2e",
  "%00",
  "?",
  "#",
  ",",
  ";",
  "=",
  "&",
  "[",
  "]",
  '"',
  "'",
  "<",
  " ",
  "\t",
  "\r\n",
  "\0",
  "\u007f",
  "\u0085",
  "\u00a0",
  "\u0130",
  "\u0131",
  "\u017f",
  "\u1e9e",
  "ß",
  "\u212a",
  "\u03c2",
  "Σ",
  "é",
  "e\u0301",
  "\u0345",
  "\u0323\u0307",
  "\u1100\u1161",
  "\u3002",
  "\uff0e",
  "\uff20",
  "ａ",
  "ﬁ",
  "\ufdfa",
  "\u200b",
  "\u200d",
  "\u202e",
  "\ufeff",
  "\u0430",
  "🔑",
  "\ud83d",
  "\udd11",
  "__proto__",
  "constructor",
  "xn--",
  "localhost",
  "..",
];

/** Text as people write it, as nobody does, and as somebody does who means harm. */
export const anyText = (maxLength = 60) =>
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength }),
    fc.string({ unit: "binary", maxLength }),
    fc.string({ unit: "grapheme-ascii", maxLength }),
    fc
      .array(fc.constantFrom(...pieces), { maxLength: Math.ceil(maxLength / 4) })
      .map((parts) => parts.join("")),
  );

/** Two texts that may well be meant to be the same. */
export const twoTexts = (maxLength = 20) =>
  fc.oneof(
    fc.tuple(anyText(maxLength), anyText(maxLength)),
    anyText(maxLength).chain((text) =>
      fc.tuple(
        fc.constant(text),
        fc.constantFrom(
          text.toUpperCase(),
          text.toLowerCase(),
          text.normalize("NFC"),
          text.normalize("NFD"),
          text.normalize("NFKC"),
          text.normalize("NFKD"),
          ` ${text}`,
          text.replaceAll("i", "\u0131"),
          text.replaceAll("k", "\u212a"),
          text.replaceAll("s", "\u017f"),
        ),
      ),
    ),
  );
