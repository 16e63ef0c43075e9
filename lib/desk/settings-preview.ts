import { looksLikeEmail } from "../accounts/email-key.ts";
import { parseHex } from "../schools/colours.ts";
import type { School } from "../scope.ts";
import { choices } from "./change-settings.ts";

/** The school as its mails would show it with what is typed. What can't be saved counts as not typed. */
export function asTyped(school: School, typed: URLSearchParams): School {
  const text = (name: string) => typed.get(name)?.trim() ?? "";
  const [colour, helpdeskEmail] = [text("colour"), text("helpdeskEmail")];
  const lifetime = choices.linkLifetimeMinutes.find((each) => String(each) === text("linkLifetimeMinutes"));
  return {
    ...school,
    name: text("name") || school.name,
    town: text("town") || school.town,
    postalAddress: text("postalAddress") || school.postalAddress,
    helpdeskEmail: looksLikeEmail(helpdeskEmail) ? helpdeskEmail : school.helpdeskEmail,
    colour: parseHex(colour) ? colour.toLowerCase() : school.colour,
    linkLifetimeMinutes: lifetime ?? school.linkLifetimeMinutes,
  };
}
