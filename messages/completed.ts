/** Names and texts, in a tree; a text that nobody has written yet is missing, or empty. */
export type Tree = { readonly [name: string]: string | Tree };

/**
 * The texts of a language, with those of the original where it has none: a
 * language that is partly done can be shipped.
 */
export function completed<T extends Tree>(own: Tree, original: T): T {
  const texts = Object.entries(original).map(([name, text]) => {
    const ours = Object.hasOwn(own, name) ? own[name] : undefined;
    if (typeof text === "string") return [name, typeof ours === "string" && ours !== "" ? ours : text];
    return [name, completed(typeof ours === "object" ? ours : {}, text)];
  });
  return Object.fromEntries(texts) as T;
}

/** Whether every text of the original is there. */
export function isComplete(own: Tree, original: Tree): boolean {
  return Object.entries(original).every(([name, text]) => {
    const ours = Object.hasOwn(own, name) ? own[name] : undefined;
    if (typeof text === "string") return typeof ours === "string" && ours !== "";
    return typeof ours === "object" && isComplete(ours, text);
  });
}
