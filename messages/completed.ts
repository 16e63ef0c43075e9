import type { Catalogue } from "./texts.ts";

/**
 * The texts of a language, with those of the original where it has none: a
 * language that is partly done can be shipped. A text that nobody has written
 * yet is missing, or empty.
 */
export function completed<T extends Catalogue>(own: Catalogue, original: T): T {
  const texts = Object.entries(original).map(([name, text]) => {
    const ours = Object.hasOwn(own, name) ? own[name] : undefined;
    if (typeof text === "string") return [name, typeof ours === "string" && ours !== "" ? ours : text];
    return [name, completed(typeof ours === "object" ? ours : {}, text)];
  });
  return Object.fromEntries(texts) as T;
}

/** Whether every text of the original is there. */
export function isComplete(own: Catalogue, original: Catalogue): boolean {
  return Object.entries(original).every(([name, text]) => {
    const ours = Object.hasOwn(own, name) ? own[name] : undefined;
    if (typeof text === "string") return typeof ours === "string" && ours !== "";
    return typeof ours === "object" && isComplete(ours, text);
  });
}

/** A language without some of its texts. @param keys of those: "login.title". */
export function without(own: Catalogue, keys: ReadonlySet<string>, prefix = ""): Catalogue {
  return Object.fromEntries(
    Object.entries(own)
      .filter(([name]) => !keys.has(prefix + name))
      .map(([name, value]) => [
        name,
        typeof value === "string" ? value : without(value, keys, `${prefix}${name}.`),
      ]),
  );
}
