import { currentVisit } from "../../lib/door/visit.ts";
import { markedKeys } from "../../lib/i18n/marks.ts";
import { hashOf } from "../_ui/hash-of.ts";
import { showKeys } from "./show-keys.ts";

/**
 * Shows translators which text is which, in development and the demo. Within
 * the page: a compiler gives a function another source in each file that it
 * makes, so that an address of its own would not answer with what is let in here.
 */
export function KeysScript() {
  const source = `(${showKeys})(${JSON.stringify(markedKeys())})`;
  const hash = hashOf(source);
  currentVisit().lets.scripts.add(hash);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is our own, and its hash is what the policy lets in
  return <script integrity={hash} dangerouslySetInnerHTML={{ __html: source }} />;
}
