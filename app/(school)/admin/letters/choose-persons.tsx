import { currentVisit } from "../../../../lib/door/visit.ts";
import { momentIn } from "../../../../lib/i18n/moment.ts";
import { relationOf } from "../../../../lib/i18n/relation-of.ts";
import type { LetterChoice, LetterPerson, Sought } from "../../../../lib/letters/find-persons.ts";
import { layouts } from "../../../../lib/letters/letter.ts";
import { letterDays } from "../../../../lib/letters/print-letters.ts";
import { words } from "../../../../lib/live/words.ts";
import type { Scope } from "../../../../lib/scope.ts";
import { SubmitButton } from "../../../_ui/button.tsx";
import { Form } from "../../../_ui/form.tsx";

const days = Array.from({ length: letterDays.most }, (_, i) => letterDays.fewest + i);

/**
 * Whoever has no address is ticked from the start, unless a letter of theirs
 * still works, which a new one would end; anybody may be.
 *
 * @param next where the ones are that did not fit.
 */
export function ChoosePersons(props: {
  scope: Scope;
  found: LetterChoice;
  sought: Sought;
  next: string | null;
}) {
  const { scope, found, sought, next } = props;
  const t = words("letters");
  const values = currentVisit().answered?.values;
  const ticked = values ? new Set(values.person?.split(" ")) : null;
  const isTicked = (person: LetterPerson) => (ticked ? ticked.has(person.id) : isFirstOfAll(person));
  return (
    <Form action="/admin/letters" isAnsweredByPage>
      <input type="hidden" name="q" value={sought.words} />
      <input type="hidden" name="class" value={sought.className} />
      <input type="hidden" name="without" value={sought.withoutAddress ? "address" : ""} />
      <input type="hidden" name="from" value={sought.from ?? ""} />
      <input type="hidden" name="shown" value={scope.clock.now().getTime()} />
      <fieldset>
        <legend>{t("for-whom")}</legend>
        {next && (
          <p>
            {t("cut", { count: found.persons.length })} <a href={next}>{t("next")}</a>
          </p>
        )}
        {found.persons.length > 1 && <HowMany ticked={found.persons.filter(isTicked).length} />}
        <ul className="persons">
          {found.persons.map((person) => (
            <li key={person.id} className="tick">
              <Tick scope={scope} person={person} isTicked={isTicked(person)} />
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="field">
        <label htmlFor="days">{t("days")}</label>
        <select id="days" name="days" defaultValue={values?.days ?? letterDays.usual}>
          {days.map((each) => (
            <option key={each} value={each}>
              {t("days-option", { days: each })}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend>{t("layout")}</legend>
        {layouts.map((layout) => (
          <div key={layout} className="tick">
            <input
              type="radio"
              id={layout}
              name="layout"
              value={layout}
              defaultChecked={layout === (values?.layout ?? "letters")}
              aria-describedby={`${layout}-hint`}
            />
            <label htmlFor={layout}>{t(`layout-${layout}`)}</label>
            <p className="hint" id={`${layout}-hint`}>
              {t(`layout-${layout}-hint`)}
            </p>
          </div>
        ))}
      </fieldset>
      <p className="hint">{t("older-end")}</p>
      <SubmitButton>{t("make")}</SubmitButton>
    </Form>
  );
}

function isFirstOfAll({ hasAddress, letterUntil }: LetterPerson): boolean {
  return !hasAddress && letterUntil === null;
}

/** Kept up to date by browser/desk/ticks.ts. */
function HowMany({ ticked }: { ticked: number }) {
  const t = words("letters");
  return (
    <div className="needs-script">
      <p className="how-many">
        <span>
          {t("ticked")} <output data-ticked="">{ticked}</output>
        </span>
        <button type="button" className="quiet" data-tick="all">
          {t("tick-all")}
        </button>
        <button type="button" className="quiet" data-tick="none">
          {t("tick-none")}
        </button>
      </p>
    </div>
  );
}

function Tick({ scope, person, isTicked }: { scope: Scope; person: LetterPerson; isTicked: boolean }) {
  const t = words();
  const { id, whose, letterUntil } = person;
  const relation = whose && relationOf(t, whose);
  return (
    <>
      <input
        type="checkbox"
        id={`person-${id}`}
        name="person"
        value={id}
        defaultChecked={isTicked}
        aria-describedby={`about-${id}`}
      />
      <label htmlFor={`person-${id}`}>
        {person.givenName} {person.familyName}
        {relation && ` (${relation})`}
      </label>
      <p className="hint" id={`about-${id}`}>
        <span>{[person.username, person.className].filter(Boolean).join(" · ")} · </span>
        {person.hasAddress ? t("letters.has-address") : <strong>{t("letters.no-address")}</strong>}
        {letterUntil && (
          <span>
            {" · "}
            {t("letters.has-letter", {
              until: momentIn(scope.locale, scope.school.timeZone, letterUntil, "short"),
            })}
          </span>
        )}
      </p>
    </>
  );
}
