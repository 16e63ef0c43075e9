import type { ReactNode } from "react";
import { languageName } from "../../lib/i18n/language-name.ts";
import { currentLocale } from "../../lib/live/current-locale.ts";
import { words } from "../../lib/live/words.ts";
import { locales, partlyDone } from "../../messages/catalogues.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { type Found, PageHead } from "./page-head.tsx";

/** The frame of every screen: one heading, one thing to do, and the other languages at the foot. */
export function Screen(props: {
  title: string;
  /** What the browser's tab and history call it, where that is not the heading: some name people. */
  tab?: string | undefined;
  /** For the few that somebody may look for with a search engine. */
  found?: Found | undefined;
  children: ReactNode;
  hasForm?: boolean;
  /** A form is narrow, what is read is wider, and a desk holds tables. */
  size?: "wide" | "desk";
  /** Ways elsewhere, above the heading. */
  before?: ReactNode;
}) {
  const t = words();
  const current = currentLocale();
  const languages = locales
    .filter((locale) => locale !== current)
    .map((locale) => ({ locale, name: languageName(locale) }));
  return (
    <>
      <PageHead tab={props.tab ?? props.title} found={props.found} />
      {props.before}
      <main id="main" className={props.size}>
        <h1>{props.title}</h1>
        {props.children}
      </main>
      <footer>
        {partlyDone.has(current) && <p className="hint">{t("common.partly-translated")}</p>}
        <LanguageSwitch label={t("common.language")} languages={languages} hasForm={props.hasForm ?? false} />
        <p>
          <a href="/accessibility">{t("accessibility.link")}</a>
        </p>
      </footer>
    </>
  );
}
