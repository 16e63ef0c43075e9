import { catalogues, type Locale, originalLocale } from "../../messages/catalogues.ts";
import { type Catalogue, textsOf } from "../../messages/texts.ts";

/** Invisible operators: no font draws them, and no line is broken at one. */
const start = "\u2060";
const digits = ["\u2061", "\u2062", "\u2063", "\u2064"] as const;
const length = 6;

let keys: readonly string[] | undefined;

/** Every key, in the order by which marks name them. Found when somebody asks: nobody does in production. */
export function markedKeys(): readonly string[] {
  keys ??= textsOf(catalogues[originalLocale]).map(([key]) => key);
  return keys;
}

const made = new Map<Locale, Catalogue>();

/**
 * A language whose texts carry their own key, so that whoever looks at a page can be told
 * where each stands in `messages/`. A mark is a run of characters that have no
 * width, before the text; no text may have such characters itself
 * (scripts/messages/check-language.ts).
 */
export function markedCatalogue(locale: Locale): (typeof catalogues)[Locale] {
  let marked = made.get(locale);
  if (!marked) {
    const indexOf = new Map(markedKeys().map((key, index) => [key, index]));
    marked = withMarks(catalogues[locale], indexOf);
    made.set(locale, marked);
  }
  return marked as (typeof catalogues)[Locale];
}

/** @param index of a key in `markedKeys()`, up to 4095. */
export function markOf(index: number): string {
  const places = Array.from({ length }, (_, place) => (index >> (2 * (length - 1 - place))) & 3);
  return start + places.map((digit) => digits[digit]).join("");
}

function withMarks(tree: Catalogue, indexOf: ReadonlyMap<string, number>, prefix = ""): Catalogue {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => {
      const key = prefix + name;
      if (typeof value !== "string") return [name, withMarks(value, indexOf, `${key}.`)];
      return [name, markOf(indexOf.get(key) ?? 0) + value];
    }),
  );
}
