const dayMs = 24 * 60 * 60_000;

/** RFC 9116 (2.5.5) wants less than a year: whoever finds a copy of it looks again. */
const validForDays = 180;

/** A mailbox, a page or a telephone, as a URI (RFC 9116, 2.5.3). It stands in a line of its own, so no spaces. */
export function isSecurityContact(text: string): boolean {
  return /^(mailto:[\x21-\x7e]+@[a-z0-9.-]+|https:\/\/[a-z0-9][\x21-\x7e]*|tel:\+[0-9-]+)$/i.test(text);
}

/**
 * Where to report a fault (RFC 9116), made at each request, so that it never is over.
 *
 * @param origins where the file counts, such as `https://sleutel.example`. Those without TLS are left out (2.5.2).
 */
export function securityTxt(contact: string, origins: readonly string[], now: Date): string {
  const until = new Date(Math.floor(now.getTime() / dayMs) * dayMs + validForDays * dayMs);
  const secure = origins.filter((origin) => origin.startsWith("https:"));
  return [
    `Contact: ${contact}`,
    `Expires: ${until.toISOString()}`,
    "Preferred-Languages: nl, en",
    ...secure.map((origin) => `Canonical: ${origin}/.well-known/security.txt`),
    "",
  ].join("\n");
}
