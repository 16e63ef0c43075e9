import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { locales } from "../../messages/catalogues.ts";
import { LanguageSwitch } from "./language-switch.tsx";

/** The frame of every screen: one heading, one thing to do, and the other languages at the foot. */
export async function Screen(props: {
  title: string;
  children: ReactNode;
  hasForm?: boolean;
  isWide?: boolean;
}) {
  const t = await getTranslations();
  const current = await getLocale();
  const languages = locales
    .filter((locale) => locale !== current)
    .map((locale) => ({ locale, name: t(`language.${locale}`) }));
  return (
    <>
      <main id="main" className={props.isWide ? "wide" : undefined}>
        <h1>{props.title}</h1>
        {props.children}
      </main>
      <footer>
        <LanguageSwitch label={t("common.language")} languages={languages} hasForm={props.hasForm ?? false} />
      </footer>
    </>
  );
}
