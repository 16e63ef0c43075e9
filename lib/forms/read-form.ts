import { looksLikeEmail } from "../accounts/email-key.ts";

/** What a field may hold. Lengths are in characters (code points). */
export interface FieldRule {
  readonly kind: "line" | "lines" | "secret" | "choice" | "choices";
  readonly most: number;
  readonly isOptional?: boolean;
  readonly isEmail?: boolean;
}

export const line = (most: number): FieldRule => ({ kind: "line", most });
export const lines = (most: number): FieldRule => ({ kind: "lines", most });
export const email = (): FieldRule => ({ kind: "line", most: 254, isEmail: true });
/** A password: never shown again, and spaces count. */
export const secret = (most: number): FieldRule => ({ kind: "secret", most });
/** A box that is ticked or not. */
export const choice = (): FieldRule => ({ kind: "choice", most: 20, isOptional: true });

/** Boxes of one name, of which any number may be ticked: their values with a space between them. */
export const choices = (most: number): FieldRule => ({ kind: "choices", most, isOptional: true });

export type Fault = "required" | "too-long" | "not-text" | "bad-characters" | "not-an-email";

export type ReadForm<Name extends string> =
  | {
      readonly status: "complete";
      readonly typed: Record<Name, string>;
      readonly kept: Record<string, string>;
    }
  | {
      readonly status: "faulty";
      readonly faults: Partial<Record<Name, Fault>>;
      /** What may be shown again: never a password. */
      readonly kept: Record<string, string>;
    };

/** Reads the named fields of a form, each once and as text; whatever else was sent is not looked at. */
export function readForm<Name extends string>(
  form: FormData,
  rules: Record<Name, FieldRule>,
): ReadForm<Name> {
  const typed = {} as Record<Name, string>;
  const kept: Record<string, string> = {};
  const faults: Partial<Record<Name, Fault>> = {};
  for (const [name, rule] of Object.entries(rules) as [Name, FieldRule][]) {
    const sent = form.getAll(name);
    const isText = sent.every((each) => typeof each === "string");
    const value = !isText ? "" : rule.kind === "choices" ? sent.join(" ") : String(sent[0] ?? "");
    const isOnce = sent.length <= 1 || rule.kind === "choices";
    const fault = isText && isOnce ? faultIn(value, rule) : "not-text";
    if (fault) faults[name] = fault;
    if (rule.kind !== "secret") kept[name] = value.slice(0, 2 * rule.most);
    typed[name] = value;
  }
  return Object.keys(faults).length > 0
    ? { status: "faulty", faults, kept }
    : { status: "complete", typed, kept };
}

function faultIn(value: string, rule: FieldRule): Fault | null {
  const isBlank = rule.kind === "secret" ? value === "" : value.trim() === "";
  if (isBlank && !rule.isOptional) return "required";
  if ([...value.normalize("NFC")].length > rule.most) return "too-long";
  if (isBlank) return null;
  if (hasBadCharacters(value, rule.kind)) return "bad-characters";
  if (rule.isEmail && !looksLikeEmail(value)) return "not-an-email";
  return null;
}

/**
 * Control characters, characters that turn the direction of text around
 * (Unicode UAX 9) and zero-width spaces: nobody types them, and they make text
 * look like what it is not. A password may hold any Unicode but control characters.
 */
function hasBadCharacters(value: string, kind: FieldRule["kind"]): boolean {
  const text = kind === "lines" ? value.replace(/[\r\n\t]/g, "") : value;
  if (/\p{Cc}/u.test(text)) return true;
  return kind !== "secret" && /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/.test(text);
}
