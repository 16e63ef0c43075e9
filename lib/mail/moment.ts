// Making one costs as much as a tenth of a mail; there are as many as languages times time zones.
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A day and a time on the school's clock, in the reader's language.
 *
 * @param timeZone of the school (IANA): a mail does not know where it is read.
 * @throws RangeError when there is no such time zone.
 */
export function momentIn(locale: string, timeZone: string, at: Date): string {
  // "om 14:12" stays on one line.
  return formatOf(locale, timeZone)
    .format(at)
    .replace(/ (?=\S+$)/, "\u00a0");
}

function formatOf(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  // As written in Belgium: plain "en" would put the month first and count to twelve.
  const format = new Intl.DateTimeFormat([`${locale}-BE`, locale], {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  formats.set(key, format);
  return format;
}
