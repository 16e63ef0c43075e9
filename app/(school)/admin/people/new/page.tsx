import { freshAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";
import { Form } from "../../../../_ui/form.tsx";
import { DeskScreen } from "../../_desk/desk-screen.tsx";
import { SaveOrCancel } from "../../_desk/save-or-cancel.tsx";
import { AccountFields } from "../account-fields.tsx";
import { PersonFields } from "../person-fields.tsx";

export default async function NewAccount() {
  const scope = currentScope();
  await freshAdministrator(scope, "/admin/people/new");
  const t = words();
  return (
    <DeskScreen room="people" title={t("people.new")} hasForm>
      <p className="lead">{t("people.new-intro")}</p>
      <Form action="/admin/people/new">
        <AccountFields />
        <PersonFields isHolder schoolLocale={scope.school.locale} person={undefined} />
        <SaveOrCancel cancel="/admin/people" />
      </Form>
    </DeskScreen>
  );
}
