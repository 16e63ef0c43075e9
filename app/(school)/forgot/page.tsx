import { currentScope } from "../../../lib/live/current-scope.ts";
import { words } from "../../../lib/live/words.ts";
import { SubmitButton } from "../../_ui/button.tsx";
import { Field } from "../../_ui/field.tsx";
import { Form } from "../../_ui/form.tsx";
import { Screen } from "../../_ui/screen.tsx";
import { SentDialog } from "./sent-dialog.tsx";

export default function Forgot() {
  currentScope();
  const t = words();
  return (
    <Screen title={t("forgot.title")} found={{ path: "/forgot", description: t("forgot.intro") }} hasForm>
      <p className="lead">{t("forgot.intro")}</p>
      <Form action="/forgot" whenDone={<SentDialog />}>
        <Field
          name="username"
          label={t("forgot.username")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <Field
          name="email"
          label={t("forgot.email")}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <SubmitButton>{t("forgot.submit")}</SubmitButton>
      </Form>
      <section className="second">
        <h2>{t("forgot.no-username-title")}</h2>
        <p>{t("forgot.no-username")}</p>
        <p>
          <a href="/help">{t("forgot.ask-help")}</a>
        </p>
        <p>
          <a href="/code">{t("code.link")}</a>
        </p>
      </section>
      <p className="aside">
        <a href="/login">{t("common.back-to-sign-in")}</a>
      </p>
    </Screen>
  );
}
