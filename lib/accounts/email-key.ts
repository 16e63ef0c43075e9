/**
 * The form in which e-mail addresses are compared: without regard to case or
 * surrounding space, the domain in ASCII (IDNA, UTS 46). The local part keeps
 * its Unicode form: folding it would make a look-alike of somebody's address
 * the same as it (GitHub's "forgot password" fault of 2019, with a dotless i).
 */
export function emailKey(email: string): string {
  const trimmed = email.trim();
  const at = trimmed.lastIndexOf("@");
  if (at < 0) return lowerCase(trimmed);
  return `${lowerCase(trimmed.slice(0, at))}@${asciiDomain(trimmed.slice(at + 1))}`;
}

/** A capital that is not the one of its small letter stays as it is: the Kelvin sign is no K. */
function lowerCase(text: string): string {
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.toUpperCase() === character ? small : character;
  }).join("");
}

/** Whether it could be an address at all; what is stored is checked by the mail that arrives. */
export function looksLikeEmail(email: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(email.trim());
}

function asciiDomain(domain: string): string {
  // A character that ends a host, names a port or is left out would let the parser see another domain.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a URL loses those at its end
  if (/[/\\?#:@[\]\s%\u0000-\u001f]/.test(domain)) return lowerCase(domain);
  return URL.parse(`http://${domain}`)?.hostname ?? lowerCase(domain);
}
