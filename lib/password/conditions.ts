import type { passwordRules } from "../../db/schema.ts";

/** A school's choice. */
export type PasswordRule = (typeof passwordRules)[number];

/** Lower-case letter, upper-case letter, digit, and every other character: spaces and letters without case too. */
export const characterKinds = ["lower", "upper", "digit", "other"] as const;
export type CharacterKind = (typeof characterKinds)[number];

/** What a password must meet, with the number that the words on the screen name. */
export type Condition =
  | { readonly condition: "length"; readonly atLeast: number }
  | { readonly condition: "mix"; readonly atLeast: number; readonly kinds: readonly CharacterKind[] };

export type CheckedCondition =
  | { readonly condition: "length"; readonly isMet: boolean }
  | {
      readonly condition: "mix";
      readonly isMet: boolean;
      readonly hasKind: Readonly<Record<CharacterKind, boolean>>;
    };

/** The longest password, in characters. */
export const longestPassword = 128;

/**
 * `passphrase` is NIST SP 800-63B-4, section 3.1.1.2: 15 characters where the
 * password stands alone, and no composition rule.
 */
const conditions: Readonly<Record<PasswordRule, readonly Condition[]>> = {
  classic: [
    { condition: "length", atLeast: 8 },
    { condition: "mix", atLeast: 3, kinds: characterKinds },
  ],
  passphrase: [{ condition: "length", atLeast: 15 }],
};

export function conditionsOf(rule: PasswordRule): readonly Condition[] {
  return conditions[rule];
}

/** Each condition of the rule, in the order of `conditionsOf`, and whether `password` meets it. */
export function checkConditions(rule: PasswordRule, password: string): CheckedCondition[] {
  const characters = charactersOf(password);
  return conditions[rule].map(({ condition, atLeast }) => {
    if (condition === "length") return { condition, isMet: characters.length >= atLeast };
    const present = new Set(characters.map(kindOf));
    const hasKind = {
      lower: present.has("lower"),
      upper: present.has("upper"),
      digit: present.has("digit"),
      other: present.has("other"),
    };
    return { condition, isMet: present.size >= atLeast, hasKind };
  });
}

export function isTooLong(password: string): boolean {
  return charactersOf(password).length > longestPassword;
}

/** Code points after NFC, so that é counts once however it was typed, and an emoji does not count twice. */
function charactersOf(password: string): string[] {
  return [...password.normalize("NFC")];
}

function kindOf(character: string): CharacterKind {
  if (/\p{Ll}/u.test(character)) return "lower";
  if (/\p{Lu}/u.test(character)) return "upper";
  if (/\p{Nd}/u.test(character)) return "digit";
  return "other";
}
