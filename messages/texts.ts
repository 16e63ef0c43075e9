/** A catalogue as it stands in its file: names and texts, in a tree. */
export type Catalogue = { readonly [name: string]: string | Catalogue };

/** "login.title" and what it says, in the order of the file. */
export function textsOf(catalogue: Catalogue, prefix = ""): [key: string, text: string][] {
  return Object.entries(catalogue).flatMap(([name, value]) =>
    typeof value === "string" ? [[prefix + name, value]] : textsOf(value, `${prefix}${name}.`),
  ) as [string, string][];
}
