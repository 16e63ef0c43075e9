import { whoseOf } from "../../../../lib/accounts/whose.ts";
import { answerWith } from "../../../../lib/door/visit.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { openLink } from "../../../../lib/recovery/open-link.ts";
import { SubmitButton } from "../../../_ui/button.tsx";
import { Form } from "../../../_ui/form.tsx";
import { NewPasswordFields } from "../../../_ui/new-password-fields.tsx";
import { Screen } from "../../../_ui/screen.tsx";
import { Whom } from "../../../_ui/whom.tsx";
import { EndedLink } from "./ended-link.tsx";
import { NotGenuine } from "./not-genuine.tsx";

type Props = { params: Promise<{ token: string }> };

/** Opening a link shows this page and changes nothing. */
export default async function Link({ params }: Props) {
  const { token } = await params;
  const scope = currentScope();
  const link = await openLink(scope, token);
  if (link.status === "not-genuine") {
    answerWith(404);
    return <NotGenuine />;
  }
  if (link.status !== "open") {
    answerWith(410);
    return <EndedLink status={link.status} />;
  }
  const t = words();
  const rule = scope.school.passwordRule;
  return (
    <Screen
      title={t(link.purpose === "activation" ? "new-password.first-title" : "new-password.title")}
      hasForm
    >
      <Form action={`/otp/${token}`}>
        <input type="hidden" name="token" value={token} />
        <Whom
          username={link.account.username}
          name={`${link.person.givenName} ${link.person.familyName}`}
          whose={whoseOf(link.person, link.holder)}
        />
        <NewPasswordFields rule={rule} />
        <div className="choice">
          <SubmitButton>{t("new-password.save")}</SubmitButton>
          <a className="secondary" href="/login">
            {t("common.cancel")}
          </a>
        </div>
      </Form>
    </Screen>
  );
}
