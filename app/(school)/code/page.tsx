import { currentScope } from "../../../lib/live/current-scope.ts";
import { words } from "../../../lib/live/words.ts";
import { SubmitButton } from "../../_ui/button.tsx";
import { Field } from "../../_ui/field.tsx";
import { Form } from "../../_ui/form.tsx";
import { Look } from "../../_ui/look.tsx";
import { Screen } from "../../_ui/screen.tsx";
import { styles } from "../../styles.ts";

/** For whoever has a letter from the school: one field, and then a password. */
export default function Code() {
  currentScope();
  const t = words();
  return (
    <Screen title={t("code.title")} hasForm>
      <Look href={styles.code} />
      <p className="lead">{t("code.intro")}</p>
      <Form action="/code">
        <Field
          name="code"
          label={t("code.code")}
          hint={t("code.hint")}
          autoComplete="off"
          inputMode="text"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
        />
        <SubmitButton>{t("code.submit")}</SubmitButton>
      </Form>
      <section className="second">
        <h2>{t("code.none-title")}</h2>
        <p>{t("code.none")}</p>
      </section>
      <p className="aside">
        <a href="/login">{t("common.back-to-sign-in")}</a>
        <a href="/help">{t("login.help")}</a>
      </p>
    </Screen>
  );
}
