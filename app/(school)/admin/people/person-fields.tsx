import type { Relation } from "../../../../db/schema.ts";
import { relations } from "../../../../db/schema.ts";
import { languageName } from "../../../../lib/i18n/language-name.ts";
import { words } from "../../../../lib/live/words.ts";
import { locales } from "../../../../messages/catalogues.ts";
import { Field } from "../../../_ui/field.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";

/** Name, relation and language of a person. */
export function PersonFields(props: {
  person?: { givenName: string; familyName: string; relation: Relation | null; locale: string };
  schoolLocale: string;
  isHolder: boolean;
}) {
  const t = words();
  const { person } = props;
  return (
    <>
      <Field
        name="givenName"
        label={t("people.given-name")}
        defaultValue={person?.givenName}
        autoComplete="off"
        autoFocus={!person}
      />
      <Field
        name="familyName"
        label={t("people.family-name")}
        defaultValue={person?.familyName}
        autoComplete="off"
      />
      {!props.isHolder && (
        <SelectField
          name="relation"
          label={t("people.relation")}
          defaultValue={person?.relation ?? "mother"}
          options={relations.map((relation) => ({ value: relation, text: t(`relation.${relation}`) }))}
        />
      )}
      <SelectField
        name="locale"
        label={t("people.language")}
        hint={t("people.language-hint")}
        defaultValue={person?.locale ?? props.schoolLocale}
        options={locales.map((locale) => ({ value: locale, text: languageName(locale) }))}
      />
    </>
  );
}
