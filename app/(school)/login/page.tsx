import { currentScope } from "../../../lib/live/current-scope.ts";
import { words } from "../../../lib/live/words.ts";
import { SubmitButton } from "../../_ui/button.tsx";
import { Field } from "../../_ui/field.tsx";
import { Form } from "../../_ui/form.tsx";
import { Notice } from "../../_ui/notice.tsx";
import { PasswordField } from "../../_ui/password-field.tsx";
import { Screen } from "../../_ui/screen.tsx";

type Props = { searchParams: Promise<{ notice?: string | string[] }> };

const notices = { saved: "success", "signed-out": "success", "sign-in-first": "info" } as const;

export default async function SignIn({ searchParams }: Props) {
  const { school } = currentScope();
  const t = words("login");
  const { notice } = await searchParams;
  const known = Object.hasOwn(notices, String(notice)) ? (notice as keyof typeof notices) : null;
  return (
    <Screen
      title={t("title")}
      found={{ path: "/login", description: t("description", { school: school.name }) }}
      hasForm
    >
      <Form action="/login" untilAnswered={known && <Notice tone={notices[known]}>{t(known)}</Notice>}>
        <Field
          name="username"
          label={t("username")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <PasswordField name="password" label={t("password")} autoComplete="current-password" />
        <div className="tick">
          <input type="checkbox" id="keep" name="keep" value="yes" aria-describedby="keep-hint" />
          <label htmlFor="keep">{t("keep")}</label>
          <p className="hint" id="keep-hint">
            {t("keep-hint")}
          </p>
        </div>
        <SubmitButton>{t("submit")}</SubmitButton>
        <p className="aside">
          <a href="/forgot">{t("forgot")}</a>
          <a href="/help">{t("help")}</a>
          <a href="/code">{words("code")("link-short")}</a>
        </p>
      </Form>
    </Screen>
  );
}
