import { words } from "../../../../lib/live/words.ts";
import { Field } from "../../../_ui/field.tsx";

/** Username and class of an account. */
export function AccountFields({ account }: { account?: { username: string; className: string | null } }) {
  const t = words("people");
  return (
    <>
      <Field
        name="username"
        label={t("username")}
        hint={account && t("username-hint")}
        defaultValue={account?.username}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <Field
        name="className"
        label={t("class")}
        hint={t("class-hint")}
        defaultValue={account?.className ?? undefined}
        autoComplete="off"
      />
    </>
  );
}
