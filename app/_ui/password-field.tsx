import type { ReactNode } from "react";
import { words } from "../../lib/live/words.ts";
import { answerTo } from "./answer-to.ts";
import { described, FieldFrame } from "./field.tsx";

/** A password that can be looked at (browser/looks.ts). What was typed is never sent back, so it starts empty. */
export function PasswordField(props: {
  name: string;
  label: string;
  hint?: string | undefined;
  autoComplete: "current-password" | "new-password";
  /** For password managers (the `passwordrules` attribute). */
  rules?: string | undefined;
  children?: ReactNode;
}) {
  const { name, label, hint } = props;
  const { error, isFirstError } = answerTo(name);
  const t = words("common");
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error}>
      <div className="password">
        <input
          id={name}
          name={name}
          type="password"
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus={isFirstError}
          {...(props.rules ? { passwordrules: props.rules } : {})}
          {...described(name, hint, error)}
        />
        <button
          type="button"
          className="show needs-script"
          aria-label={t("show-password")}
          aria-controls={name}
          data-other={t("hide")}
          data-other-label={t("hide-password")}
        >
          {t("show")}
        </button>
      </div>
      {props.children}
    </FieldFrame>
  );
}
