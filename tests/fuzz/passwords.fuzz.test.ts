import fc from "fast-check";
import { checkConditions, longestPassword } from "../../lib/password/conditions.ts";
import { passwordBytes } from "../../lib/password/password-bytes.ts";
import { judgePassword } from "../../lib/password/policy.ts";
import { fuzz } from "./runs.ts";
import { anyText } from "./words.ts";

const rule = fc.constantFrom("classic" as const, "passphrase" as const);
const about = fc.record({ username: anyText(20), names: fc.array(anyText(20), { maxLength: 3 }) });
/** Also of the length at which it starts to matter. */
const password = fc.oneof(
  anyText(40),
  anyText(400),
  fc.tuple(anyText(30), fc.nat(20)).map(([text, times]) => text.repeat(times)),
);

fuzz(
  "the same password has the same verdict, and the same bytes, however it was typed",
  [rule, password, about],
  (kind, typed, who) => {
    const verdicts = (["NFC", "NFD"] as const).map((form) =>
      JSON.stringify(judgePassword(kind, typed.normalize(form), who)),
    );
    const bytes = (["NFC", "NFD"] as const).map((form) =>
      Buffer.from(passwordBytes(typed.normalize(form))).toString("hex"),
    );
    return new Set(verdicts).size === 1 && new Set(bytes).size === 1;
  },
);

fuzz(
  "what is accepted has its length and its mix, and is nobody's username",
  [rule, password, about],
  (kind, typed, who) => {
    const verdict = judgePassword(kind, typed, who);
    const characters = [...typed.normalize("NFC")].length;
    if (verdict.status === "refused") return verdict.reasons.length > 0;
    const isMet = checkConditions(kind, typed).every((condition) => condition.isMet);
    const isUsername =
      typed.toLowerCase() === who.username.toLowerCase() &&
      [...typed].length >= 4 &&
      /[\p{L}\p{N}]/u.test(typed);
    return (
      isMet && characters >= (kind === "classic" ? 8 : 15) && characters <= longestPassword && !isUsername
    );
  },
);

fuzz(
  "what is too long is refused for that alone",
  [rule, fc.string({ unit: "grapheme", minLength: 129, maxLength: 3000 }), about],
  (kind, typed, who) => {
    if ([...typed.normalize("NFC")].length <= longestPassword) return true;
    return JSON.stringify(judgePassword(kind, typed, who)) === '{"status":"refused","reasons":["too-long"]}';
  },
);
