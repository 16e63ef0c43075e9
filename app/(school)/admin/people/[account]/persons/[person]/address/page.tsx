import { words } from "../../../../../../../../lib/live/words.ts";
import { Field } from "../../../../../../../_ui/field.tsx";
import { Form } from "../../../../../../../_ui/form.tsx";
import { DeskScreen } from "../../../../../_desk/desk-screen.tsx";
import { SaveOrCancel } from "../../../../../_desk/save-or-cancel.tsx";
import { openAccountToChange, personOf } from "../../../open-account.ts";

type Props = { params: Promise<{ account: string; person: string }> };

export default async function AddAddress({ params }: Props) {
  const ids = await params;
  const person = `/admin/people/${ids.account}/persons/${ids.person}`;
  const { opened } = await openAccountToChange(ids.account, `${person}/address`);
  const { givenName, familyName } = personOf(opened, ids.person);
  const t = words();
  return (
    <DeskScreen room="people" title={t("people.add-address")} hasForm>
      <p className="lead">{t("people.add-address-intro", { name: `${givenName} ${familyName}` })}</p>
      <Form action={`${person}/address`}>
        <Field
          name="email"
          label={t("people.email")}
          type="email"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <SaveOrCancel cancel={person} />
      </Form>
    </DeskScreen>
  );
}
