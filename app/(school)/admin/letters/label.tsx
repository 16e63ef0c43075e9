import { momentIn } from "../../../../lib/i18n/moment.ts";
import { wordsIn } from "../../../../lib/i18n/words.ts";
import type { Letter } from "../../../../lib/letters/letter.ts";
import type { Scope } from "../../../../lib/scope.ts";
import { CodeAddress } from "./code-address.tsx";
import { fullNameOf } from "./letter-sheet.tsx";
import { QrCode } from "./qr-code.tsx";

/** Of more characters than these, two lines would not hold it. */
const shortName = 24;

/** One of the 3 by 8 on a sheet: the least that somebody needs beside a teacher who explains. */
export function Label({ scope, letter }: { scope: Scope; letter: Letter }) {
  const t = wordsIn(letter.locale);
  const until = momentIn(letter.locale, scope.school.timeZone, letter.expiresAt, "short");
  const name = fullNameOf(t, letter);
  return (
    <li className="label" lang={letter.locale}>
      <div>
        <p className={name.length > shortName ? "name long" : "name"}>{name}</p>
        <p className="username">{letter.username}</p>
        <p className="code">{letter.code}</p>
        <p className="address">
          <CodeAddress scope={scope} />
        </p>
        <p>{t("letters.label-until", { until })}</p>
      </div>
      <QrCode text={letter.url} label={t("letters.qr")} />
    </li>
  );
}
