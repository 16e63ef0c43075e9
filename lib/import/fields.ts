import { foldForSearch } from "../fold-for-search.ts";

export const accountFields = ["externalId", "username", "className"] as const;
export const personFields = ["givenName", "familyName", "email", "status", "language", "relation"] as const;
export type PersonField = (typeof personFields)[number];
export const positions = [0, 1, 2, 3, 4, 5, 6] as const;

/** What a column holds: `username`, or `givenName2` of the second co-account. */
export type Field = string;

/** In the order of the template. The holder has no relation. */
export const fields: readonly Field[] = [
  ...accountFields,
  ...positions.flatMap((position) => personFieldsAt(position)),
];

export function personFieldsAt(position: number): readonly Field[] {
  const first = position === 0 ? [] : (["relation"] as const);
  return [...first, ...personFields.slice(0, 5)].map((field) => fieldAt(field, position));
}

export function fieldAt(field: PersonField, position: number): Field {
  return position === 0 ? field : `${field}${position}`;
}

export function isField(text: string): boolean {
  return fields.includes(text);
}

/**
 * What a column is called where schools have their people: the exports and the
 * web service of Smartschool (whose `name` is a given name, and whose
 * `surname` a family name), and lists that somebody made. Folded.
 */
const names: Record<string, readonly string[]> = {
  externalId: [
    "internnummer",
    "intern nummer",
    "internnumber",
    "number",
    "external id",
    "externalid",
    "student id",
  ],
  username: ["gebruikersnaam", "username", "user name", "login", "loginnaam"],
  className: ["klas", "klasnaam", "klascode", "klasgroep", "class", "class name", "officiele klas"],
  givenName: ["voornaam", "first name", "firstname", "given name", "givenname"],
  familyName: [
    "naam",
    "achternaam",
    "familienaam",
    "surname",
    "last name",
    "lastname",
    "family name",
    "familyname",
  ],
  email: ["email", "e mail", "emailadres", "e mailadres", "mail", "email address", "e mail address"],
  status: ["status", "actief", "active"],
  language: ["taal", "language"],
  relation: ["type", "relatie", "relation", "rol"],
};

const byName = new Map(Object.entries(names).flatMap(([field, all]) => all.map((name) => [name, field])));

/**
 * Which column is what. Each field once, but addresses, of which there may be
 * several; null for a column that is left out.
 *
 * @param labels our own names of the fields, as templates and exports have them.
 */
export function recogniseColumns(
  header: readonly string[],
  labels: ReadonlyMap<string, Field>,
): readonly (Field | null)[] {
  const folded = header.map(foldForSearch);
  const isService = folded.includes("name") && folded.includes("surname");
  const taken = new Set<Field>();
  return folded.map((name) => {
    const field = labels.get(name) ?? (isService && name === "name" ? "givenName" : fieldNamed(name));
    if (!field || (taken.has(field) && !field.startsWith("email"))) return null;
    taken.add(field);
    return field;
  });
}

/** "voornaam coaccount1", "status1", "co account 2 email"; "email2" is another one of the holder's. */
function fieldNamed(name: string): Field | null {
  const own = byName.get(name);
  if (own) return own === "relation" ? null : own;
  const [, number] = /([1-6])/.exec(name) ?? [];
  const isCoAccounts = /co ?account/.test(name);
  const field = byName.get(
    name
      .replace(/co ?account|[1-6]/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  if (!number || !field) return null;
  if (isCoAccounts || field === "status" || field === "relation")
    return (personFields as readonly string[]).includes(field) ? `${field}${number}` : null;
  return field === "email" ? field : null;
}
