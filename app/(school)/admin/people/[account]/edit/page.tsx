import { words } from "../../../../../../lib/live/words.ts";
import { Form } from "../../../../../_ui/form.tsx";
import { DeskScreen } from "../../../_desk/desk-screen.tsx";
import { SaveOrCancel } from "../../../_desk/save-or-cancel.tsx";
import { AccountFields } from "../../account-fields.tsx";
import { openAccountToChange } from "../open-account.ts";

type Props = { params: Promise<{ account: string }> };

export default async function EditAccount({ params }: Props) {
  const { account: id } = await params;
  const path = `/admin/people/${id}/edit`;
  const { opened } = await openAccountToChange(id, path);
  const t = words();
  return (
    <DeskScreen room="people" title={t("people.edit-account")} hasForm>
      <Form action={path}>
        <AccountFields account={opened.account} />
        <SaveOrCancel cancel={`/admin/people/${id}`} />
      </Form>
    </DeskScreen>
  );
}
