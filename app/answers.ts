import type { Answerer, AnswererAt } from "../lib/forms/answer-post.ts";
import { chooseLanguage, endDevice, endOthers, signOff } from "./(school)/account/answers.ts";
import { changeOwnPassword } from "./(school)/account/password/answer.ts";
import { confirmHere } from "./(school)/admin/confirm/answer.ts";
import { answerHelpHere, linkHelpHere, setHelpStateHere } from "./(school)/admin/help/[message]/answers.ts";
import { changeImport } from "./(school)/admin/import/[id]/answer.ts";
import { bringFile } from "./(school)/admin/import/answer.ts";
import { makeLetters } from "./(school)/admin/letters/answer.ts";
import { addPersonHere } from "./(school)/admin/people/[account]/add/answer.ts";
import { endSessionsHere, revokeLinkHere, sendLinkHere } from "./(school)/admin/people/[account]/answers.ts";
import { changeAccountHere } from "./(school)/admin/people/[account]/edit/answer.ts";
import {
  addAddressHere,
  changePersonHere,
  removeAddressHere,
  removePersonHere,
  retryAddressHere,
} from "./(school)/admin/people/[account]/persons/[person]/answers.ts";
import { addAccountHere } from "./(school)/admin/people/new/answer.ts";
import { dropLogo, saveLogo, saveSettings } from "./(school)/admin/settings/answers.ts";
import { openByCode } from "./(school)/code/answer.ts";
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
  [/^\/code$/, openByCode],
  [/^\/admin\/confirm$/, confirmHere],
  [/^\/admin\/settings$/, saveSettings],
  [/^\/admin\/settings\/logo$/, saveLogo],
  [/^\/admin\/settings\/logo\/remove$/, dropLogo],
  [/^\/admin\/help\/([\w-]+)$/, answerHelpHere],
  [/^\/admin\/help\/([\w-]+)\/state$/, setHelpStateHere],
  [/^\/admin\/help\/([\w-]+)\/account$/, linkHelpHere],
  [/^\/admin\/people\/new$/, addAccountHere],
  [/^\/admin\/people\/([\w-]+)\/edit$/, changeAccountHere],
  [/^\/admin\/people\/([\w-]+)\/add$/, addPersonHere],
  [/^\/admin\/people\/([\w-]+)\/send-link$/, sendLinkHere],
  [/^\/admin\/people\/([\w-]+)\/end-sessions$/, endSessionsHere],
  [/^\/admin\/people\/([\w-]+)\/revoke-link$/, revokeLinkHere],
  [/^\/admin\/people\/([\w-]+)\/persons\/([\w-]+)$/, changePersonHere],
  [/^\/admin\/people\/([\w-]+)\/persons\/([\w-]+)\/remove$/, removePersonHere],
  [/^\/admin\/people\/([\w-]+)\/persons\/([\w-]+)\/address$/, addAddressHere],
  [/^\/admin\/people\/([\w-]+)\/persons\/([\w-]+)\/remove-address$/, removeAddressHere],
  [/^\/admin\/people\/([\w-]+)\/persons\/([\w-]+)\/retry-address$/, retryAddressHere],
  [/^\/admin\/letters$/, makeLetters],
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
