import { answerTo } from "./answer-to.ts";
import { described, FieldFrame } from "./field.tsx";

export interface Option {
  value: string;
  text: string;
}

/** A label, what is wrong, and one choice of several. */
export function SelectField(props: {
  name: string;
  label: string;
  hint?: string | undefined;
  options: readonly Option[];
  defaultValue?: string | undefined;
}) {
  const { name, label, hint, options } = props;
  const { value, error, isFirstError } = answerTo(name);
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error}>
      <select
        id={name}
        name={name}
        defaultValue={value ?? props.defaultValue}
        autoFocus={isFirstError}
        {...described(name, hint, error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
