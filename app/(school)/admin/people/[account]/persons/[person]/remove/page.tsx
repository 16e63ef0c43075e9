import { words } from "../../../../../../../../lib/live/words.ts";
import { Form } from "../../../../../../../_ui/form.tsx";
import { DeskScreen } from "../../../../../_desk/desk-screen.tsx";
import { SaveOrCancel } from "../../../../../_desk/save-or-cancel.tsx";
import { openAccountToChange, personOf } from "../../../open-account.ts";

type Props = { params: Promise<{ account: string; person: string }> };

/** Asked once more: it can't be undone. */
export default async function Remove({ params }: Props) {
  const ids = await params;
  const person = `/admin/people/${ids.account}/persons/${ids.person}`;
  const { opened } = await openAccountToChange(ids.account, `${person}/remove`);
  const { givenName, familyName } = personOf(opened, ids.person);
  const t = words();
  const name = `${givenName} ${familyName}`;
  return (
    <DeskScreen room="people" title={t("people.remove-title")} hasForm>
      <p>{t("people.remove-sure", { name, username: opened.account.username })}</p>
      <Form action={`${person}/remove`}>
        <SaveOrCancel cancel={person}>{t("people.remove", { name: givenName })}</SaveOrCancel>
      </Form>
    </DeskScreen>
  );
}
