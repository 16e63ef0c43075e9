import type { Relation } from "../schema.ts";
import type { DemoPerson } from "./demo-account.ts";
import type { Origin } from "./names.ts";
import { madeUpPassword } from "./passwords.ts";
import type { Random } from "./random.ts";
import { plainLetters } from "./username.ts";

const mailboxes = ["post.example", "mail.example", "thuis.example", "werk.example"];

/** What chance decides about anybody at `position`: the password, and whether the person is still active. */
export function personWith(random: Random, position: number) {
  // Many have none yet, because each password costs the seed one slow hash.
  const password = random.chance(position === 0 ? 0.4 : 0.2) ? madeUpPassword(position) : null;
  if (random.chance(0.03)) return { password, isActive: false };
  if (position > 0 && random.chance(0.03)) return { password, activeForDays: -60 };
  return { password };
}

/** The co-accounts of a pupil: none, one, two or three persons. */
export function familyOf(random: Random, origin: Origin, familyName: string): DemoPerson[] {
  const sharedEmail = random.chance(0.1) ? `familie.${plainLetters(familyName)}@post.example` : null;
  return relationsOf(random).map((relation, i) => {
    const isWoman = relation === "mother" || (relation !== "father" && random.chance(0.5));
    const name = {
      givenName: random.pick(isWoman ? origin.women : origin.men),
      familyName: relation === "father" ? familyName : random.pick(origin.families),
    };
    const emails = sharedEmail ? [sharedEmail] : emailsOf(random, name);
    const locale = random.chance(0.06) ? { locale: random.pick(["nl", "en"] as const) } : {};
    return { ...personWith(random, i + 1), ...name, ...locale, relation, emails };
  });
}

function relationsOf(random: Random): Relation[] {
  if (random.chance(0.35)) return [];
  const parents: Relation[] = random.chance(0.65) ? ["mother", "father"] : ["father", "mother"];
  if (random.chance(0.65)) return parents.slice(0, 1);
  if (random.chance(0.75)) return parents;
  return [...parents, random.pick(["step-parent", "grandparent", "guardian", "foster-parent"] as const)];
}

function emailsOf(random: Random, name: { givenName: string; familyName: string }): string[] {
  if (random.chance(0.12)) return [];
  const given = plainLetters(name.givenName);
  const family = plainLetters(name.familyName);
  const first = `${given}.${family}@${random.pick(mailboxes)}`;
  return random.chance(0.12) ? [first, `${given}@${family}.example`] : [first];
}
