"use client";

import { useEffect, useState } from "react";

export interface ConditionItem {
  text: string;
  isMet: boolean;
  parts?: ConditionItem[];
}

interface Words {
  met: string;
  unmet: string;
}

/** A list that ticks. Without script it is just the list, which is why nothing says "not done" in it then. */
export function Conditions({ label, items, words }: { label: string; items: ConditionItem[]; words: Words }) {
  return (
    <div className="conditions">
      <p>{label}</p>
      <Items items={items} words={words} />
    </div>
  );
}

function Items({ items, words }: { items: ConditionItem[]; words: Words }) {
  return (
    <ul>
      {items.map(({ text, isMet, parts }) => (
        <li key={text} data-met={isMet}>
          <span className="unseen needs-script">{isMet ? words.met : words.unmet} </span>
          {text}
          {parts && <Items items={parts} words={words} />}
        </li>
      ))}
    </ul>
  );
}

const pauseMs = 900;

/**
 * One sentence for screen readers, when the typing pauses: what is still to do.
 * The lists themselves are not live, or every key would read them out.
 */
export function useSpokenConditions(
  typed: string,
  items: ConditionItem[],
  words: { allMet: string; stillToDo: string },
): string {
  const [spoken, setSpoken] = useState("");
  const open = items.filter(({ isMet }) => !isMet).map(({ text }) => text.replace(/:$/, ""));
  const sentence = open.length === 0 ? words.allMet : `${words.stillToDo} ${open.join("; ")}.`;
  useEffect(() => {
    if (typed === "") return;
    const timer = setTimeout(() => setSpoken(sentence), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, sentence]);
  return spoken;
}
