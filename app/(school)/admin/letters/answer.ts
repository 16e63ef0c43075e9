import { answerer } from "../../../../lib/forms/answer-post.ts";
import { choice, choices, line } from "../../../../lib/forms/read-form.ts";
import { layouts } from "../../../../lib/letters/letter.ts";
import { letterDays, mostLetters, printLetters } from "../../../../lib/letters/print-letters.ts";
import { whenFresh } from "../_desk/when-administrator.ts";

const sought = { ...line(100), isOptional: true };
const fields = {
  q: sought,
  class: sought,
  without: choice(),
  from: { ...line(300), isOptional: true },
  person: choices(40 * mostLetters),
  days: line(3),
  layout: line(10),
  /** When the form was shown. */
  shown: { ...line(20), isOptional: true },
};

/** Answered with the letters themselves: their codes are nowhere else. */
export const makeLetters = answerer(fields, (post, typed) =>
  whenFresh(post, async (administrator) => {
    const personIds = [...new Set(typed.person.split(" ").filter(Boolean))];
    if (personIds.length === 0) return { notice: post.words("letters.nobody") };
    if (personIds.length > mostLetters)
      return { notice: post.words("letters.too-many", { most: mostLetters }) };
    const days = Number(typed.days);
    const layout = layouts.find((each) => each === typed.layout);
    if (!layout || !Number.isInteger(days) || days < letterDays.fewest || days > letterDays.most)
      return { notice: post.words("letters.not-chosen") };
    const shownAt = /^\d{1,15}$/.test(typed.shown) ? new Date(Number(typed.shown)) : null;
    const wanted = { personIds, days, shownAt };
    const outcome = await printLetters(post.scope, administrator, wanted, post.visitor);
    if (outcome.status === "made-already")
      return { notice: post.words("letters.made-already", { count: outcome.count }), status: 409 };
    if (outcome.status === "nobody") return { notice: post.words("letters.nobody") };
    return { handsOver: { layout, letters: outcome.letters } };
  }),
);
