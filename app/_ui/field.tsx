import type { InputHTMLAttributes, ReactNode } from "react";
import { answerTo } from "./answer-to.ts";

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | "type"
  | "autoComplete"
  | "inputMode"
  | "autoCapitalize"
  | "spellCheck"
  | "autoFocus"
  | "maxLength"
  | "defaultValue"
>;

export interface FieldProps extends InputProps {
  name: string;
  label: string;
  hint?: string | undefined;
  /** A field of several lines. */
  rows?: number;
}

/** A label, a hint, what is wrong, and the input, tied together for every reader. */
export function Field({ name, label, hint, rows, ...input }: FieldProps) {
  const { value, error, isFirstError, isAnswered } = answerTo(name);
  const common = {
    ...input,
    id: name,
    name,
    defaultValue: value ?? input.defaultValue,
    // The first focus of a page; once there was an answer, that says where it belongs.
    autoFocus: isFirstError || (input.autoFocus && !isAnswered),
    ...described(name, hint, error),
  };
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error}>
      {rows ? <textarea {...(common as object)} rows={rows} /> : <input type="text" {...common} />}
    </FieldFrame>
  );
}

export function described(name: string, hint: string | undefined, error: string | undefined) {
  const ids = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}

export function FieldFrame(props: {
  name: string;
  label: string;
  hint?: string | undefined;
  error: string | undefined;
  children: ReactNode;
}) {
  const { name, label, hint, error, children } = props;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
