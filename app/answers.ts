import type { Answerer, AnswererAt } from "../lib/forms/answer-post.ts";
import { chooseLanguage, endDevice, endOthers, signOff } from "./(school)/account/answers.ts";
import { changeOwnPassword } from "./(school)/account/password/answer.ts";
import { confirmHere } from "./(school)/admin/confirm/answer.ts";
import { changeImport } from "./(school)/admin/import/[id]/answer.ts";
import { bringFile } from "./(school)/admin/import/answer.ts";
import { askRecovery } from "./(school)/forgot/answer.ts";
import { askHelp } from "./(school)/help/answer.ts";
import { signInHere } from "./(school)/login/answer.ts";
import { saveNewPassword } from "./(school)/otp/[token]/answer.ts";

/** Every path that takes a post, in one place: whatever is not here takes none. */
const answerers: readonly (readonly [RegExp, Answerer])[] = [
  [/^\/login$/, signInHere],
  [/^\/forgot$/, askRecovery],
  [/^\/otp\/[^/]+$/, saveNewPassword],
  [/^\/help$/, askHelp],
  [/^\/account\/password$/, changeOwnPassword],
  [/^\/account\/language$/, chooseLanguage],
  [/^\/account\/devices\/end$/, endDevice],
  [/^\/account\/devices\/end-others$/, endOthers],
  [/^\/account\/sign-out$/, signOff],
  [/^\/admin\/confirm$/, confirmHere],
  [/^\/admin\/import$/, bringFile],
  [/^\/admin\/import\/([\w-]+)$/, changeImport],
];

export function answererAt(path: string): AnswererAt | null {
  for (const [pattern, answerer] of answerers) {
    const match = pattern.exec(path);
    if (match) return { answerer, params: match.slice(1) };
  }
  return null;
}
