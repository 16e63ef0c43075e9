import { momentIn } from "../../../../lib/i18n/moment.ts";
import { relationOf } from "../../../../lib/i18n/relation-of.ts";
import { type Words, wordsIn } from "../../../../lib/i18n/words.ts";
import type { Letter } from "../../../../lib/letters/letter.ts";
import type { Scope } from "../../../../lib/scope.ts";
import { CodeAddress } from "./code-address.tsx";
import { QrCode } from "./qr-code.tsx";

/** One person's letter, in their language: a child's in a child's words. */
export function LetterSheet({ scope, letter }: { scope: Scope; letter: Letter }) {
  const { school } = scope;
  const t = wordsIn(letter.locale);
  const who = letter.isForChild ? "child" : "adult";
  const until = momentIn(letter.locale, school.timeZone, letter.expiresAt);
  return (
    <article className="letter" lang={letter.locale}>
      <div className="letterhead">
        {school.logoVersion && <img src={`/logo/${school.logoVersion}`} alt="" width={64} height={64} />}
        <p>
          <strong>{school.name}</strong>
          <span>{school.postalAddress}</span>
        </p>
      </div>
      <h2>{t(letter.isFirst ? "letters.first-heading" : "letters.heading")}</h2>
      <p>{t("mail.greeting", { givenName: letter.givenName })}</p>
      <p>{t(`letters.${who}-intro`, { school: school.name })}</p>
      <div className="key">
        <dl>
          <Fact term={t("letters.for")} text={fullNameOf(t, letter)} />
          <Fact term={t("mail.username")} text={letter.username} />
          <dt>{t("letters.code")}</dt>
          <dd className="code">{letter.code}</dd>
        </dl>
        <QrCode text={letter.url} label={t("letters.qr")} />
      </div>
      <ol>
        <li>{t(`letters.${who}-step-go`)}</li>
        <li>
          {t(`letters.${who}-step-open`)}{" "}
          <b className="address">
            <CodeAddress scope={scope} />
          </b>
        </li>
        <li>{t(`letters.${who}-step-choose`)}</li>
        <li>{t(`letters.${who}-step-sign-in`, { username: letter.username })}</li>
      </ol>
      <p>
        <strong>{t("letters.until", { until })}</strong> {!letter.isFirst && t("letters.old-works")}
      </p>
      <p>{t(`letters.${who}-secret`)}</p>
      <p>{t(`letters.${who}-help`, { helpdesk: school.helpdeskEmail })}</p>
      <p className="regards">
        {t("mail.regards")}
        <br />
        {t("mail.team", { school: school.name })}
      </p>
    </article>
  );
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}

/** "Geert Claes (papa van Lotte)", "Lotte Claes, 1A". */
export function fullNameOf(t: Words, { givenName, familyName, whose, className }: Letter): string {
  const name = `${givenName} ${familyName}`;
  if (!whose) return className ? `${name}, ${className}` : name;
  return t("mail.with-relation", { name, relation: relationOf(t, whose) });
}
