const dayMs = 24 * 60 * 60_000;

/**
 * The end of a day on the school's clock: the midnight after it.
 *
 * @param day as a date field sends it: 2026-09-01 (HTML, valid date string).
 * @param timeZone IANA.
 * @returns null for what is no day.
 */
export function endOfDay(day: string, timeZone: string): Date | null {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // The 30th of February would be read as the 2nd of March.
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day) return null;
  const midnight = start + dayMs;
  // The zone may change its clock on that very day: look at what it is at the midnight itself.
  const guess = midnight - offsetAt(new Date(midnight), timeZone);
  return new Date(midnight - offsetAt(new Date(guess), timeZone));
}

/** The last day of an `endOfDay`, as a date field shows it. */
export function lastDay(end: Date, timeZone: string): string {
  const last = new Date(end.getTime() - 1);
  return new Date(last.getTime() + offsetAt(last, timeZone)).toISOString().slice(0, 10);
}

/** How far the zone is ahead of UTC at that moment, in milliseconds. */
function offsetAt(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return local - Math.floor(at.getTime() / 1000) * 1000;
}
