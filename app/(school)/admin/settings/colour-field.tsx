"use client";

import { useEffect, useRef, useState } from "react";
import { paletteOf, parseHex } from "../../../../lib/schools/colours.ts";
import { described, FieldFrame } from "../../../_ui/field.tsx";
import { useAnswer } from "../../../_ui/live-form.tsx";

interface Words {
  label: string;
  hint: string;
  preview: string;
  corrected: string;
  signIn: string;
  username: string;
  forgot: string;
}

/** The school's colour, and what the sign-in page looks like in it as it is chosen: made readable where it has to be. */
export function ColourField(props: { defaultValue: string; words: Words; schoolName: string }) {
  const { words } = props;
  const { value, error, isFirstError } = useAnswer("colour");
  const [colour, setColour] = useState(value ?? props.defaultValue);
  const [schoolName, setSchoolName] = useState(props.schoolName);
  const shown = useRef<HTMLElement>(null);
  const { accent, onAccent, accentDark, onAccentDark } = paletteOf(colour);

  useEffect(() => {
    // A style attribute would need a hole in the policy; what script sets by itself does not.
    shown.current?.style.setProperty("--accent-light", accent);
    shown.current?.style.setProperty("--on-accent-light", onAccent);
    shown.current?.style.setProperty("--accent-dark", accentDark);
    shown.current?.style.setProperty("--on-accent-dark", onAccentDark);
  }, [accent, onAccent, accentDark, onAccentDark]);
  useEffect(() => {
    const name = document.getElementById("name") as HTMLInputElement | null;
    const follow = () => setSchoolName(name?.value ?? "");
    name?.addEventListener("input", follow);
    return () => name?.removeEventListener("input", follow);
  }, []);

  return (
    <FieldFrame name="colour" label={words.label} hint={words.hint} error={error}>
      <input
        type="color"
        id="colour"
        name="colour"
        defaultValue={value ?? props.defaultValue}
        autoFocus={isFirstError}
        onInput={(event) => setColour(event.currentTarget.value)}
        {...described("colour", words.hint, error)}
      />
      {parseHex(colour) && accent !== colour.toLowerCase() && <p role="status">{words.corrected}</p>}
      <figure className="preview" ref={shown} aria-label={words.preview}>
        <strong>{schoolName}</strong>
        <span className="heading">{words.signIn}</span>
        <span>{words.username}</span>
        <span className="box" />
        <span className="primary">{words.signIn}</span>
        <span className="link">{words.forgot}</span>
      </figure>
    </FieldFrame>
  );
}
