const day = { day: "numeric", month: "long", year: "numeric" } as const;
const time = { hour: "2-digit", minute: "2-digit" } as const;

const styles = {
  /** "zondag 22 november 2026 om 16:43" */
  full: { weekday: "long", ...day, ...time },
  /** "22 nov 2026, 16:43" */
  short: { ...day, month: "short", ...time },
  /** "22 november 2026" */
  day,
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/**
 * A moment on the school's clock, in the reader's language as it is written in
 * Belgium: plain "en" would put the month first and count to twelve.
 *
 * @param timeZone of the school (IANA): a mail does not know where it is read.
 * @throws RangeError when there is no such time zone.
 */
export function momentIn(
  locale: string,
  timeZone: string,
  at: Date,
  style: keyof typeof styles = "full",
): string {
  const text = formatOf(locale, timeZone, style).format(at);
  // "om 14:12" stays on one line.
  return style === "day" ? text : text.replace(/ (?=\S+$)/, "\u00a0");
}

// Making one costs as much as a tenth of a mail; there are as many as languages times time zones.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, timeZone: string, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${style}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat([`${locale}-BE`, locale], { ...styles[style], timeZone });
  formats.set(key, format);
  return format;
}
