import { eq } from "drizzle-orm";
import { passwordRules, schools } from "../../db/schema.ts";
import { isLocale } from "../../messages/catalogues.ts";
import { looksLikeEmail } from "../accounts/email-key.ts";
import { audited } from "../audit.ts";
import { foldForSearch } from "../fold-for-search.ts";
import { parseHex } from "../schools/colours.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { FreshAdministrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";

/** What may be chosen, in the units of the columns. PRODUCT: a link works for 10 minutes to 24 hours. */
export const choices = {
  linkLifetimeMinutes: [10, 30, 60, 120, 240, 480, 1440],
  sessionIdleHours: [1, 2, 4, 8],
  sessionKeptDays: [1, 7, 14, 30, 60, 90],
  retentionDays: [30, 90, 180, 365],
} as const;

type Chosen = keyof typeof choices;

/** As the form sends it. */
export type TypedSettings = Record<
  | "name"
  | "town"
  | "postalAddress"
  | "helpdeskEmail"
  | "colour"
  | "locale"
  | "passwordRule"
  | "mailsNewDevices"
  | Chosen,
  string
>;

export type SettingsChange =
  | { readonly status: "saved" }
  | { readonly status: "faulty"; readonly field: keyof TypedSettings };

/** Changes how this school presents itself and what its rules are. Shows on every instance within half a minute. */
export async function changeSettings(
  scope: Scope,
  by: FreshAdministrator,
  typed: TypedSettings,
  visitor: Visitor,
): Promise<SettingsChange> {
  const values = read(typed);
  if ("field" in values) return { status: "faulty", field: values.field };
  const before = scope.school as Record<string, unknown>;
  const changed = Object.entries(values).filter(([name, value]) => before[name] !== value);
  const names = changed.map(([name]) => name).filter((name) => name !== "searchText");
  await scope.db.write((q) => [
    q.update(schools).set(values).where(eq(schools.id, scope.school.id)),
    audited(q, scope, {
      ...byDesk(scope, by, visitor),
      kind: "settings-changed",
      detail: names.join(", ") || null,
    }),
  ]);
  return { status: "saved" };
}

function read(typed: TypedSettings): Partial<typeof schools.$inferInsert> | { field: keyof TypedSettings } {
  const [name, town, helpdeskEmail] = [typed.name.trim(), typed.town.trim(), typed.helpdeskEmail.trim()];
  if (!looksLikeEmail(helpdeskEmail)) return { field: "helpdeskEmail" };
  if (!parseHex(typed.colour)) return { field: "colour" };
  if (!isLocale(typed.locale)) return { field: "locale" };
  const passwordRule = passwordRules.find((rule) => rule === typed.passwordRule);
  if (!passwordRule) return { field: "passwordRule" };
  const chosen = {} as Record<Chosen, number>;
  for (const field of Object.keys(choices) as Chosen[]) {
    const value = choices[field].find((choice) => String(choice) === typed[field]);
    if (value === undefined) return { field };
    chosen[field] = value;
  }
  return {
    ...chosen,
    name,
    town,
    searchText: foldForSearch(`${name} ${town}`),
    postalAddress: typed.postalAddress.trim(),
    helpdeskEmail,
    colour: typed.colour.toLowerCase(),
    locale: typed.locale,
    passwordRule,
    mailsNewDevices: typed.mailsNewDevices !== "",
  };
}
