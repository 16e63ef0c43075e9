import type { ReactNode } from "react";
import { currentVisit } from "../lib/door/visit.ts";
import { currentLocale } from "../lib/live/current-locale.ts";
import { currentSchool } from "../lib/live/current-school.ts";
import { words } from "../lib/live/words.ts";
import { paletteOf } from "../lib/schools/colours.ts";
import { KeysScript } from "./_keys/keys-script.tsx";
import { Brand } from "./_ui/brand.tsx";
import { Look } from "./_ui/look.tsx";
import { UnknownSchool } from "./_ui/missing.tsx";
import { OwnScript } from "./_ui/own-script.tsx";
import { SchoolColour } from "./_ui/school-colour.tsx";
import { scripts } from "./scripts.ts";
import { styles } from "./styles.ts";

const sleutelColour = "#1e4f91";

/** The document around every page: whose door this is. */
export function Document({ children }: { children: ReactNode }) {
  const school = currentSchool();
  const { host, isFailed, showsKeys } = currentVisit();
  const isNobodys = !school && host.kind !== "finder" && !isFailed;
  const colour = school?.colour ?? sleutelColour;
  const t = words();
  return (
    <html lang={currentLocale()} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content={paletteOf(colour).accent} />
        <meta name="format-detection" content="telephone=no, email=no, address=no" />
        <meta name="referrer" content="same-origin" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <Look href={styles.every} />
        <SchoolColour colour={colour} />
        <OwnScript {...scripts.live} />
        {scripts.development.src && <OwnScript {...scripts.development} />}
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
