/**
 * In place of what React Email's `render` brings along to derive a plain text
 * and to indent pages (html-to-text, prettier; next.config.js): our plain texts
 * are written by us (letter.ts), and a fifth of the worker would never run.
 */
function notNeeded(): never {
  throw new Error("Mails are neither indented nor turned into plain text here: see lib/mail/letter.ts.");
}

export { notNeeded as convert, notNeeded as format };
export default {};
