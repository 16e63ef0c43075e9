import { problems } from "../../../lib/door/refusal.ts";
import type { Tour } from "./tour.ts";

/** Before a school is found, and what is said instead of a page. */
export const outside: Tour = async ({ demo, at, visit }) => {
  await visit("finder", demo.at(null, "/"));
  await visit("finder, too few letters", demo.at(null, "/?q=i"));
  await visit("finder, with schools", demo.at(null, "/?q=in"));
  await visit("finder, nothing found", demo.at(null, `/?q=${"x".repeat(60)}`));
  await visit("no such school", demo.at("geen-school", "/"));
  await visit("no such page", at("/bestaat-niet"));
  for (const problem of Object.keys(problems)) await visit(`problem, ${problem}`, at(`/problem/${problem}`));
  await visit("accessibility", at("/accessibility"));
  await visit("accessibility, at no school", demo.at(null, "/accessibility"));
};
