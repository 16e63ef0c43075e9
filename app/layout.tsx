import "./styles.css";
import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { currentVisit } from "../lib/door/visit.ts";
import { currentSchool } from "../lib/live/current-school.ts";
import { paletteOf } from "../lib/schools/colours.ts";
import { Brand } from "./_ui/brand.tsx";
import { ErrorWords } from "./_ui/error-words.tsx";
import { UnknownSchool } from "./_ui/missing.tsx";

const sleutelColour = "#1e4f91";

export async function generateMetadata(): Promise<Metadata> {
  const school = await currentSchool();
  const t = await getTranslations("common");
  const place = school?.name ?? t("product");
  return {
    title: { template: t("title", { page: "%s", place }), default: place },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false },
    referrer: "same-origin",
  };
}

export async function generateViewport(): Promise<Viewport> {
  const school = await currentSchool();
  return { colorScheme: "light dark", themeColor: paletteOf(school?.colour ?? sleutelColour).accent };
}

export default async function Layout({ children }: { children: ReactNode }) {
  const school = await currentSchool();
  const palette = paletteOf(school?.colour ?? sleutelColour);
  const { host, isFailed, showsKeys, nonce } = currentVisit();
  const isNobodys = !school && host.kind !== "finder" && !isFailed;
  const t = await getTranslations();
  return (
    <html lang={await getLocale()} dir="ltr">
      <head>
        {/* A style attribute would need a hole in the policy; an element carries the nonce. */}
        <style nonce={nonce}>
          {`:root{--accent-light:${palette.accent};--on-accent-light:${palette.onAccent};--accent-dark:${palette.accentDark};--on-accent-dark:${palette.onAccentDark}}`}
        </style>
        {showsKeys && <script nonce={nonce} src="/keys.js" async />}
      </head>
      <body>
        <a className="skip" href="#main">
          {t("common.skip")}
        </a>
        <Brand school={school} productName={t("common.product")} />
        <ErrorWords
          title={t("problem.unexpected-title")}
          text={t("problem.unexpected")}
          again={t("problem.again")}
        >
          {isNobodys ? <UnknownSchool /> : children}
        </ErrorWords>
      </body>
    </html>
  );
}
