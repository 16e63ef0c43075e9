import { passwordRules } from "../../../../db/schema.ts";
import { choices } from "../../../../lib/desk/change-settings.ts";
import { languageName } from "../../../../lib/i18n/language-name.ts";
import { freshAdministrator } from "../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { locales } from "../../../../messages/catalogues.ts";
import { SubmitButton } from "../../../_ui/button.tsx";
import { Field } from "../../../_ui/field.tsx";
import { Form } from "../../../_ui/form.tsx";
import { SelectField } from "../../../_ui/select-field.tsx";
import { DeskScreen } from "../_desk/desk-screen.tsx";
import { ColourField } from "./colour-field.tsx";
import { Logo } from "./logo.tsx";
import { MailPreview } from "./mail-preview.tsx";
import { TickField } from "./tick-field.tsx";

type Props = { searchParams: Promise<{ notice?: string | string[] }> };

/** How the school presents itself, and what its rules are. */
export default async function Settings({ searchParams }: Props) {
  const scope = currentScope();
  await freshAdministrator(scope, "/admin/settings");
  const t = words();
  const { notice } = await searchParams;
  const { school } = scope;
  const numbers = Object.entries(choices) as [keyof typeof choices, readonly number[]][];
  return (
    <DeskScreen
      room="settings"
      title={t("settings.title")}
      notice={notice === "saved" ? t("settings.saved") : undefined}
      hasForm
    >
      <Form action="/admin/settings">
        <Field name="name" label={t("settings.name")} defaultValue={school.name} autoComplete="off" />
        <Field name="town" label={t("settings.town")} defaultValue={school.town} autoComplete="off" />
        <Field
          name="postalAddress"
          label={t("settings.postal-address")}
          hint={t("settings.postal-address-hint")}
          defaultValue={school.postalAddress}
          autoComplete="off"
        />
        <Field
          name="helpdeskEmail"
          type="email"
          inputMode="email"
          label={t("settings.helpdesk")}
          hint={t("settings.helpdesk-hint")}
          defaultValue={school.helpdeskEmail}
          autoComplete="off"
        />
        <ColourField
          defaultValue={school.colour}
          words={{
            label: t("settings.colour"),
            hint: t("settings.colour-hint"),
            preview: t("settings.preview"),
            corrected: t("settings.colour-corrected"),
            signIn: t("login.title"),
            username: t("login.username"),
            forgot: t("login.forgot"),
          }}
          schoolName={school.name}
        />
        <SelectField
          name="locale"
          label={t("settings.language")}
          hint={t("settings.language-hint")}
          defaultValue={school.locale}
          options={locales.map((locale) => ({ value: locale, text: languageName(locale) }))}
        />
        <SelectField
          name="passwordRule"
          label={t("settings.password-rule")}
          hint={t("settings.password-rule-hint")}
          defaultValue={school.passwordRule}
          options={passwordRules.map((rule) => ({ value: rule, text: t(`settings.rule.${rule}`) }))}
        />
        {numbers.map(([name, values]) => (
          <SelectField
            key={name}
            name={name}
            label={t(`settings.${name}`)}
            hint={t(`settings.${name}-hint`)}
            defaultValue={String(school[name])}
            options={values.map((value) => ({
              value: String(value),
              text: t(`settings.${name}-value`, { value }),
            }))}
          />
        ))}
        <TickField
          name="mailsNewDevices"
          label={t("settings.new-devices")}
          hint={t("settings.new-devices-hint")}
          isTicked={school.mailsNewDevices}
        />
        <div className="choice">
          <SubmitButton>{t("people.save")}</SubmitButton>
        </div>
      </Form>
      <Logo />
      <section aria-labelledby="mail">
        <h2 id="mail">{t("settings.mail")}</h2>
        <p className="hint">{t("settings.mail-hint")}</p>
        <MailPreview title={t("settings.mail")} show={t("settings.mail-show")} />
      </section>
    </DeskScreen>
  );
}
