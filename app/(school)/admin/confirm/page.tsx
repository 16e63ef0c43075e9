import { asDeskPath } from "../../../../lib/desk/desk-path.ts";
import { currentAdministrator } from "../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { SubmitButton } from "../../../_ui/button.tsx";
import { Form } from "../../../_ui/form.tsx";
import { PasswordField } from "../../../_ui/password-field.tsx";
import { Screen } from "../../../_ui/screen.tsx";
import { Whom } from "../../../_ui/whom.tsx";

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** The password again, before anything that changes somebody's access. */
export default async function Confirm({ searchParams }: Props) {
  const scope = currentScope();
  const { person, account, whose } = await currentAdministrator(scope);
  const t = words();
  const next = asDeskPath((await searchParams).next);
  return (
    <Screen title={t("desk.confirm-title")} hasForm>
      <p>{t("desk.confirm-why")}</p>
      {/* In the address too: a page that is shown again after a wrong password still knows it. */}
      <Form action={`/admin/confirm?next=${encodeURIComponent(next)}`}>
        <input type="hidden" name="next" value={next} />
        <Whom username={account.username} name={`${person.givenName} ${person.familyName}`} whose={whose} />
        <PasswordField name="password" label={t("change-password.present")} autoComplete="current-password" />
        <div className="choice">
          <SubmitButton>{t("desk.confirm")}</SubmitButton>
          <a className="secondary" href="/admin">
            {t("common.cancel")}
          </a>
        </div>
      </Form>
    </Screen>
  );
}
