import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Field } from "../../../../../../../_ui/field.tsx";
import { Form } from "../../../../../../../_ui/form.tsx";
import { DeskScreen } from "../../../../../_desk/desk-screen.tsx";
import { SaveOrCancel } from "../../../../../_desk/save-or-cancel.tsx";
import { openAccountToChange, personOf } from "../../../open-account.ts";

type Props = { params: Promise<{ account: string; person: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("add-address") };
}

export default async function AddAddress({ params }: Props) {
  const ids = await params;
  const person = `/admin/people/${ids.account}/persons/${ids.person}`;
  const { opened } = await openAccountToChange(ids.account, `${person}/address`);
  const { givenName, familyName } = personOf(opened, ids.person);
  const t = await getTranslations();
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
