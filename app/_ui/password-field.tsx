"use client";

import { type ReactNode, useState } from "react";
import { described, FieldFrame } from "./field.tsx";
import { useAnswer } from "./live-form.tsx";

export interface PasswordWords {
  show: string;
  hide: string;
  showPassword: string;
  hidePassword: string;
}

/** A password that can be looked at. What was typed is never sent back, so it starts empty. */
export function PasswordField(props: {
  name: string;
  label: string;
  hint?: string | undefined;
  autoComplete: "current-password" | "new-password";
  words: PasswordWords;
  /** For password managers (the `passwordrules` attribute). */
  rules?: string | undefined;
  onType?: (value: string) => void;
  children?: ReactNode;
}) {
  const { name, label, hint, words } = props;
  const { error, isFirstError, answer } = useAnswer(name);
  const [isShown, setShown] = useState(false);
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error}>
      <div className="password">
        <input
          key={answer}
          id={name}
          name={name}
          type={isShown ? "text" : "password"}
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus={isFirstError}
          onInput={(event) => props.onType?.(event.currentTarget.value)}
          {...(props.rules ? { passwordrules: props.rules } : {})}
          {...described(name, hint, error)}
        />
        <button
          type="button"
          className="show needs-script"
          aria-label={isShown ? words.hidePassword : words.showPassword}
          aria-controls={name}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? words.hide : words.show}
        </button>
      </div>
      {props.children}
    </FieldFrame>
  );
}
