"use client";

import { useState } from "react";
import { type CharacterKind, checkConditions, type PasswordRule } from "../../lib/password/conditions.ts";
import { type ConditionItem, Conditions, useSpokenConditions } from "./conditions.tsx";
import { useAnswer } from "./live-form.tsx";
import { PasswordField, type PasswordWords } from "./password-field.tsx";

export interface NewPasswordWords {
  password: PasswordWords;
  new: string;
  repeat: string;
  hint: string | undefined;
  conditions: string;
  repeatConditions: string;
  length: string;
  mix: string;
  kinds: Record<CharacterKind, string>;
  equal: string;
  met: string;
  unmet: string;
  allMet: string;
  stillToDo: string;
}

/** `passwordrules`: what a password manager's own suggestion must look like. */
const managerRules: Record<PasswordRule, string> = {
  classic: "minlength: 16; maxlength: 128; required: lower; required: upper; required: digit;",
  passphrase: "minlength: 20; maxlength: 128;",
};

interface Props {
  rule: PasswordRule;
  words: NewPasswordWords;
}

/** The new password twice, each with its conditions, which tick while typing. */
export function NewPasswordFields(props: Props) {
  // An answer empties the fields, and so the ticks.
  return <TypedTwice key={useAnswer("newPassword").answer} {...props} />;
}

function TypedTwice({ rule, words }: Props) {
  const [typed, setTyped] = useState("");
  const [repeated, setRepeated] = useState("");
  const ofNew = itemsFor(rule, typed, words);
  const isEqual = repeated !== "" && repeated === typed;
  const ofRepeat: ConditionItem[] = [{ text: words.equal, isMet: isEqual }];
  const spoken = useSpokenConditions(typed + repeated, [...ofNew, ...(repeated ? ofRepeat : [])], words);
  return (
    <>
      <PasswordField
        name="newPassword"
        label={words.new}
        hint={words.hint}
        autoComplete="new-password"
        words={words.password}
        rules={managerRules[rule]}
        onType={setTyped}
      >
        <Conditions label={words.conditions} items={ofNew} words={words} />
      </PasswordField>
      <PasswordField
        name="repeatPassword"
        label={words.repeat}
        autoComplete="new-password"
        words={words.password}
        onType={setRepeated}
      >
        <Conditions label={words.repeatConditions} items={ofRepeat} words={words} />
      </PasswordField>
      <p className="unseen" role="status">
        {spoken}
      </p>
    </>
  );
}

function itemsFor(rule: PasswordRule, typed: string, words: NewPasswordWords): ConditionItem[] {
  return checkConditions(rule, typed).map((checked) =>
    checked.condition === "length"
      ? { text: words.length, isMet: checked.isMet }
      : {
          text: words.mix,
          isMet: checked.isMet,
          parts: Object.entries(checked.hasKind).map(([kind, isMet]) => ({
            text: words.kinds[kind as CharacterKind],
            isMet,
          })),
        },
  );
}
