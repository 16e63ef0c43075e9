import { lastDay } from "../../../../../../../lib/i18n/day.ts";
import { words } from "../../../../../../../lib/live/words.ts";
import { Field } from "../../../../../../_ui/field.tsx";
import { Form } from "../../../../../../_ui/form.tsx";
import { SelectField } from "../../../../../../_ui/select-field.tsx";
import { DeskScreen } from "../../../../_desk/desk-screen.tsx";
import { SaveOrCancel } from "../../../../_desk/save-or-cancel.tsx";
import { PersonFields } from "../../../person-fields.tsx";
import { openAccountToChange, personOf } from "../../open-account.ts";
import { Addresses } from "./addresses.tsx";

type Props = { params: Promise<{ account: string; person: string }> };

/** What the school knows of one person, whether they may sign in, and their addresses. */
export default async function Person({ params }: Props) {
  const ids = await params;
  const path = `/admin/people/${ids.account}/persons/${ids.person}`;
  const { scope, opened } = await openAccountToChange(ids.account, path);
  const person = personOf(opened, ids.person);
  const t = words();
  const { isActive, activeUntil } = person;
  const { timeZone } = scope.school;
  const theirs = opened.reached.filter(({ address }) => address.personId === person.id);
  return (
    <DeskScreen
      room="people"
      tab={t("people.person")}
      title={`${person.givenName} ${person.familyName}`}
      hasForm
    >
      <Form action={path}>
        <PersonFields person={person} isHolder={person.position === 0} schoolLocale={scope.school.locale} />
        <SelectField
          name="status"
          label={t("people.may-sign-in")}
          hint={t("people.may-sign-in-hint")}
          defaultValue={!isActive ? "inactive" : activeUntil ? "until" : "active"}
          options={(["active", "until", "inactive"] as const).map((value) => ({
            value,
            text: t(`people.may.${value}`),
          }))}
        />
        <Field
          name="activeUntil"
          type="date"
          label={t("people.last-day")}
          hint={t("people.last-day-hint")}
          defaultValue={activeUntil ? lastDay(activeUntil, timeZone) : undefined}
        />
        <SaveOrCancel cancel={`/admin/people/${ids.account}`} />
      </Form>
      <Addresses path={path} theirs={theirs} />
      {person.position > 0 && (
        <section aria-labelledby="remove">
          <h2 id="remove">{t("people.remove-title")}</h2>
          <p>{t("people.remove-hint")}</p>
          <a className="secondary" href={`${path}/remove`}>
            {t("people.remove", { name: person.givenName })}
          </a>
        </section>
      )}
    </DeskScreen>
  );
}
