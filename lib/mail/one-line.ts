/**
 * Text that may stand in a header or on a line of its own: no control
 * character, no line break of any kind (a CR LF would begin a header of the
 * sender's choice, RFC 5322 section 2.2), no sign that turns the reading
 * direction of what follows, no broken surrogate.
 *
 * @param limit the most it may take, in characters.
 */
export function oneLine(value: string, limit = 150): string {
  const line = value
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/gu, " ")
    .trim();
  const characters = [...line];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : line;
}
