import { answerTo } from "../../../_ui/answer-to.ts";

/** A box that is ticked or not. */
export function TickField(props: { name: string; label: string; hint: string; isTicked: boolean }) {
  const { name } = props;
  const { value, isAnswered } = answerTo(name);
  return (
    <div className="tick">
      <input
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        defaultChecked={isAnswered ? value === "yes" : props.isTicked}
        aria-describedby={`${name}-hint`}
      />
      <label htmlFor={name}>{props.label}</label>
      <p className="hint" id={`${name}-hint`}>
        {props.hint}
      </p>
    </div>
  );
}
