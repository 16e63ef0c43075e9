import { currentScope } from "../../../lib/live/current-scope.ts";
import { words } from "../../../lib/live/words.ts";
import { SubmitButton } from "../../_ui/button.tsx";
import { Field } from "../../_ui/field.tsx";
import { Form } from "../../_ui/form.tsx";
import { Screen } from "../../_ui/screen.tsx";

export default function Help() {
  const { school } = currentScope();
  const t = words();
  return (
    <Screen title={t("help.title")} hasForm>
      <p className="lead">{t("help.intro", { school: school.name })}</p>
      <Form action="/help">
        <Field name="name" label={t("help.name")} autoComplete="name" autoCapitalize="words" />
        <Field name="role" label={t("help.role")} hint={t("help.role-hint")} autoCapitalize="sentences" />
        <Field
          name="problem"
          label={t("help.problem")}
          hint={t("help.no-password")}
          rows={4}
          autoCapitalize="sentences"
        />
        <Field name="contact" label={t("help.contact")} hint={t("help.contact-hint")} autoCapitalize="none" />
        <SubmitButton>{t("help.submit")}</SubmitButton>
      </Form>
      <p className="aside">
        <a href="/login">{t("common.back-to-sign-in")}</a>
      </p>
    </Screen>
  );
}
