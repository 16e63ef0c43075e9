import { currentScope } from "../../../../lib/live/current-scope.ts";
import { signedInOrSignIn } from "../../../../lib/live/signed-in.ts";
import { words } from "../../../../lib/live/words.ts";
import { SubmitButton } from "../../../_ui/button.tsx";
import { Form } from "../../../_ui/form.tsx";
import { NewPasswordFields } from "../../../_ui/new-password-fields.tsx";
import { PasswordField } from "../../../_ui/password-field.tsx";
import { Screen } from "../../../_ui/screen.tsx";
import { Whom } from "../../../_ui/whom.tsx";

export default async function ChangePassword() {
  const scope = currentScope();
  const { person, account, whose } = await signedInOrSignIn(scope);
  const t = words();
  const rule = scope.school.passwordRule;
  return (
    <Screen title={t("change-password.title")} hasForm>
      <Form action="/account/password">
        <Whom username={account.username} name={`${person.givenName} ${person.familyName}`} whose={whose} />
        <PasswordField name="password" label={t("change-password.present")} autoComplete="current-password" />
        <NewPasswordFields rule={rule} />
        <div className="choice">
          <SubmitButton>{t("new-password.save")}</SubmitButton>
          <a className="secondary" href="/account">
            {t("common.cancel")}
          </a>
        </div>
      </Form>
    </Screen>
  );
}
