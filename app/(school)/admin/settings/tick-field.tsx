"use client";

import { useAnswer } from "../../../_ui/live-form.tsx";

/** A box that is ticked or not. */
export function TickField(props: { name: string; label: string; hint: string; isTicked: boolean }) {
  const { name } = props;
  const { value, answer } = useAnswer(name);
  return (
    <div className="tick">
      <input
        key={answer}
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        defaultChecked={answer ? value === "yes" : props.isTicked}
        aria-describedby={`${name}-hint`}
      />
      <label htmlFor={name}>{props.label}</label>
      <p className="hint" id={`${name}-hint`}>
        {props.hint}
      </p>
    </div>
  );
}
