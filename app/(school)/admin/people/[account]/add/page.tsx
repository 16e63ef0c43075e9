import { words } from "../../../../../../lib/live/words.ts";
import { Form } from "../../../../../_ui/form.tsx";
import { DeskScreen } from "../../../_desk/desk-screen.tsx";
import { SaveOrCancel } from "../../../_desk/save-or-cancel.tsx";
import { PersonFields } from "../../person-fields.tsx";
import { openAccountToChange } from "../open-account.ts";

type Props = { params: Promise<{ account: string }> };

export default async function AddPerson({ params }: Props) {
  const { account: id } = await params;
  const path = `/admin/people/${id}/add`;
  const { scope, opened } = await openAccountToChange(id, path);
  const t = words();
  return (
    <DeskScreen room="people" title={t("people.add-person")} hasForm>
      <p className="lead">{t("people.add-intro", { username: opened.account.username })}</p>
      <Form action={path}>
        <PersonFields isHolder={false} schoolLocale={scope.school.locale} />
        <SaveOrCancel cancel={`/admin/people/${id}`} />
      </Form>
    </DeskScreen>
  );
}
