import "./styles.css";
import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { currentVisit } from "../lib/door/visit.ts";
import { currentSchool } from "../lib/live/current-school.ts";
import { paletteOf } from "../lib/schools/colours.ts";
import type { School } from "../lib/scope.ts";
import { KeysScript } from "./_keys/keys-script.tsx";
import { Brand } from "./_ui/brand.tsx";
import { UnknownSchool } from "./_ui/missing.tsx";
import { OwnScript } from "./_ui/own-script.tsx";
import { SchoolColour } from "./_ui/school-colour.tsx";
import { scripts } from "./scripts.ts";

const sleutelColour = "#1e4f91";

const colourOf = (school: School | null) => school?.colour ?? sleutelColour;

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
  return { colorScheme: "light dark", themeColor: paletteOf(colourOf(school)).accent };
}

export default async function Layout({ children }: { children: ReactNode }) {
  const school = await currentSchool();
  const { host, isFailed, showsKeys } = currentVisit();
  const isNobodys = !school && host.kind !== "finder" && !isFailed;
  const t = await getTranslations();
  return (
    <html lang={await getLocale()} dir="ltr">
      <head>
        <SchoolColour colour={colourOf(school)} />
        <OwnScript {...scripts.live} />
        {showsKeys && <KeysScript />}
      </head>
      <body>
        <a className="skip" href="#main">
          {t("common.skip")}
        </a>
        <Brand school={school} productName={t("common.product")} />
        {isNobodys ? <UnknownSchool /> : children}
      </body>
    </html>
  );
}
