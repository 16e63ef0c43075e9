import type { Whose } from "../accounts/whose.ts";
import type { Words } from "./words.ts";

/**
 * "mama van Jan". Some languages write another word before a vowel: they choose
 * by `{start, select, vowel {...} other {...}}`, as French does ("maman d’Emma").
 */
export function relationOf(t: Words, { relation, holderGivenName: name }: Whose): string {
  return t("relation.of", { relation: t(`relation.${relation}`), name, start: startOf(name) });
}

function startOf(name: string): "vowel" | "other" {
  return /^[aeiouyœæ]/i.test(name.normalize("NFD")) ? "vowel" : "other";
}
