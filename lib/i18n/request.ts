import { getRequestConfig } from "next-intl/server";
import { catalogues, type Locale } from "../../messages/catalogues.ts";
import { currentVisit } from "../door/visit.ts";
import { currentLocale } from "../live/current-locale.ts";
import { currentSchool } from "../live/current-school.ts";
import { markedCatalogue } from "./marks.ts";

/** What next-intl asks once for each request. */
export default getRequestConfig(async () => {
  const locale = await currentLocale();
  const school = await currentSchool();
  return {
    locale,
    messages: currentVisit().showsKeys ? markedCatalogue(locale) : catalogues[locale],
    timeZone: school?.timeZone ?? "Europe/Brussels",
    ...(await faultsInThePage(locale)),
  };
});

/**
 * While somebody translates, a text that can't be read says so in its own
 * place. A build has left such texts out (scripts/messages/unreadable.ts).
 */
async function faultsInThePage(locale: Locale) {
  // As an `if` around the import itself: else it is in the bundle, parser and all.
  if (process.env.NODE_ENV !== "development") return {};
  const { faultOf } = await import("../../scripts/messages/fault-of.ts");
  return {
    onError() {},
    getMessageFallback({ namespace, key }: { namespace?: string; key: string }) {
      return faultOf(locale, namespace ? `${namespace}.${key}` : key);
    },
  };
}
