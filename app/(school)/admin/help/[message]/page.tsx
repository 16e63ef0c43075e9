import { helpStates } from "../../../../../db/schema.ts";
import { looksLikeEmail } from "../../../../../lib/accounts/email-key.ts";
import { helpMessage } from "../../../../../lib/desk/help-inbox.ts";
import { momentIn } from "../../../../../lib/i18n/moment.ts";
import { currentAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { turnAway } from "../../../../../lib/live/turn.ts";
import { words } from "../../../../../lib/live/words.ts";
import { SubmitButton } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { Form } from "../../../../_ui/form.tsx";
import { DeskScreen } from "../../_desk/desk-screen.tsx";
import { PressButton } from "../../_desk/press-button.tsx";
import { Answers } from "./answers-so-far.tsx";
import { whoseAccount } from "./whose-account.tsx";

type Props = {
  params: Promise<{ message: string }>;
  searchParams: Promise<{ notice?: string | string[] }>;
};

const notices = ["answered", "saved", "linked"] as const;

/** One message: what was asked, whose account it is about, and an answer. */
export default async function HelpMessage({ params, searchParams }: Props) {
  const { message: id } = await params;
  const scope = currentScope();
  const administrator = await currentAdministrator(scope);
  const found = await helpMessage(scope, administrator, id);
  if (!found) turnAway();
  const t = words("inbox");
  const { notice } = await searchParams;
  const known = notices.find((name) => name === notice);
  const { message, account, answers } = found;
  const path = `/admin/help/${id}`;
  const facts = { from: message.name, role: message.role, contact: message.contact };
  return (
    <DeskScreen
      room="messages"
      tab={t("title")}
      title={message.name}
      notice={known && t(`notice.${known}`)}
      hasForm
    >
      <dl>
        {(["from", "role", "contact"] as const).map((fact) => (
          <div key={fact} className="fact">
            <dt>{t(fact)}</dt>
            <dd>{facts[fact]}</dd>
          </div>
        ))}
        <div className="fact">
          <dt>{t("sent")}</dt>
          <dd>{momentIn(scope.locale, scope.school.timeZone, message.sentAt, "short")}</dd>
        </div>
      </dl>
      <section aria-labelledby="problem">
        <h2 id="problem">{t("problem")}</h2>
        <pre>{message.problem}</pre>
        <p className="hint">{t("caution")}</p>
      </section>
      {await whoseAccount(administrator, message, account)}
      <Answers answers={answers} />
      <section aria-labelledby="to-answer">
        <h2 id="to-answer">{t("answer")}</h2>
        <Form action={path}>
          <Field
            name="email"
            type="email"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            label={t("email")}
            hint={t("email-hint")}
            defaultValue={looksLikeEmail(message.contact) ? message.contact.trim() : undefined}
          />
          <Field name="answer" rows={6} label={t("text")} hint={t("text-hint")} />
          <div className="choice">
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </Form>
      </section>
      <section aria-labelledby="set">
        <h2 id="set">{t("set")}</h2>
        <p>{t(`state.${message.state}`)}</p>
        <div className="buttons">
          {helpStates
            .filter((state) => state !== message.state)
            .map((state) => (
              <PressButton key={state} action={`${path}/state`} name="state" value={state}>
                {t("set-state", { state: t(`state.${state}`) })}
              </PressButton>
            ))}
        </div>
      </section>
    </DeskScreen>
  );
}
