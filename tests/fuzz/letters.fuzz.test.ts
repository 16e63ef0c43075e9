import fc from "fast-check";
import { codeAlphabet, groupedCode, newLetterCode, readLetterCode } from "../../lib/letters/letter-code.ts";
import { fuzz } from "./runs.ts";
import { anyText } from "./words.ts";

const printed = fc.constant(null).map(() => newLetterCode());
const between = fc.constantFrom("", " ", "-", "–", " - ", "\t", "\u00a0", "_", ".");

fuzz(
  "a printed code is read however it is spaced and spelled",
  [printed, fc.array(between), fc.infiniteStream(fc.boolean())],
  (code, gaps, isSmall) => {
    const typed = [...code]
      .map((c, i) => (isSmall.next().value ? c.toLowerCase() : c) + (gaps[i] ?? ""))
      .join("");
    return readLetterCode(typed) === code && readLetterCode(groupedCode(code)) === code;
  },
);

fuzz("whatever is typed is a code of the alphabet, or none", [anyText()], (typed) => {
  const code = readLetterCode(typed);
  return code === null || (code.length === 10 && [...code].every((c) => codeAlphabet.includes(c)));
});

fuzz(
  "a code that was read is read as itself",
  [
    fc.string({
      unit: fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ- "),
      minLength: 8,
      maxLength: 14,
    }),
  ],
  (typed) => {
    const code = readLetterCode(typed);
    return code === null || readLetterCode(code) === code;
  },
);

fuzz("two printed codes that differ are never read as one", [printed, printed], (one, other) => {
  return (readLetterCode(one) === readLetterCode(other)) === (one === other);
});
