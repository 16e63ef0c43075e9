import "server-only";
import { isLocale } from "../../messages/catalogues.ts";
import { currentVisit, type Met } from "../door/visit.ts";
import { localeByHeaders } from "./locale-by-headers.ts";
import { schoolOfVisit } from "./school-of-visit.ts";

/** As the door asks for it (`House`). A school that can't be found out is said by the page itself. */
export async function meet(isOfSchool: boolean): Promise<Met> {
  // Pressed in this very request, the cookie is still on its way.
  const { pressedLanguage, header } = currentVisit();
  const localeAt = (schools?: Parameters<typeof localeByHeaders>[1]) =>
    isLocale(pressedLanguage) ? pressedLanguage : localeByHeaders(header, schools);
  try {
    const found = isOfSchool ? await schoolOfVisit() : null;
    return { locale: localeAt(found?.locale), school: { found } };
  } catch (error) {
    return { locale: localeAt(), school: { error } };
  }
}
