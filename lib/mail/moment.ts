/**
 * A day and a time on the school's clock, in the reader's language.
 *
 * @param timeZone of the school (IANA): a mail does not know where it is read.
 */
export function momentIn(locale: string, timeZone: string, at: Date): string {
  // As written in Belgium: plain "en" would put the month first and count to twelve.
  const moment = new Intl.DateTimeFormat([`${locale}-BE`, locale], {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(at);
  // "om 14:12" stays on one line.
  return moment.replace(/ (?=\S+$)/, "\u00a0");
}
