import { paletteOf } from "../../../../lib/schools/colours.ts";
import { answerTo } from "../../../_ui/answer-to.ts";
import { described, FieldFrame } from "../../../_ui/field.tsx";

interface Words {
  label: string;
  hint: string;
  preview: string;
  corrected: string;
  signIn: string;
  username: string;
  forgot: string;
}

/**
 * The school's colour, and what the sign-in page looks like in it: made
 * readable where it has to be, and followed as it is chosen (browser/desk/colour.ts).
 */
export function ColourField(props: { defaultValue: string; words: Words; schoolName: string }) {
  const { words } = props;
  const { value = props.defaultValue, error, isFirstError } = answerTo("colour");
  const isCorrected = paletteOf(value).accent !== value.toLowerCase();
  return (
    <FieldFrame name="colour" label={words.label} hint={words.hint} error={error}>
      <input
        type="color"
        id="colour"
        name="colour"
        defaultValue={value}
        autoFocus={isFirstError}
        {...described("colour", words.hint, error)}
      />
      <p role="status" data-corrected={words.corrected}>
        {isCorrected && words.corrected}
      </p>
      <figure className="preview" aria-label={words.preview}>
        <strong>{props.schoolName}</strong>
        <span className="heading">{words.signIn}</span>
        <span>{words.username}</span>
        <span className="box" />
        <span className="primary">{words.signIn}</span>
        <span className="link">{words.forgot}</span>
      </figure>
    </FieldFrame>
  );
}
