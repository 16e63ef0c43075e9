import "./styles.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { currentVisit } from "../lib/door/visit.ts";
import { currentLocale } from "../lib/live/current-locale.ts";
import { currentSchool } from "../lib/live/current-school.ts";
import { words } from "../lib/live/words.ts";
import { paletteOf } from "../lib/schools/colours.ts";
import type { School } from "../lib/scope.ts";
import { KeysScript } from "./_keys/keys-script.tsx";
import { Brand } from "./_ui/brand.tsx";
import { UnknownSchool } from "./_ui/missing.tsx";
import { OwnScript } from "./_ui/own-script.tsx";
import { SchoolColour } from "./_ui/school-colour.tsx";
import { scripts } from "./scripts.ts";

/** Every page is made for its visitor, and none when the app is built. */
export const dynamic = "force-dynamic";

const sleutelColour = "#1e4f91";

const colourOf = (school: School | null) => school?.colour ?? sleutelColour;

export function generateMetadata(): Metadata {
  const school = currentSchool();
  const t = words("common");
  const place = school?.name ?? t("product");
  return {
    title: { template: t("title", { page: "%s", place }), default: place },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false },
    referrer: "same-origin",
  };
}

export function generateViewport(): Viewport {
  const school = currentSchool();
  return { colorScheme: "light dark", themeColor: paletteOf(colourOf(school)).accent };
}

export default function Layout({ children }: { children: ReactNode }) {
  const school = currentSchool();
  const { host, isFailed, showsKeys } = currentVisit();
  const isNobodys = !school && host.kind !== "finder" && !isFailed;
  const t = words();
  return (
    <html lang={currentLocale()} dir="ltr">
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
