import { getRequestConfig } from "next-intl/server";
import { catalogues } from "../../messages/catalogues.ts";
import { currentLocale } from "../live/current-locale.ts";
import { currentSchool } from "../live/current-school.ts";

/** What next-intl asks once for each request. */
export default getRequestConfig(async () => {
  const locale = await currentLocale();
  const school = await currentSchool();
  return { locale, messages: catalogues[locale], timeZone: school?.timeZone ?? "Europe/Brussels" };
});
