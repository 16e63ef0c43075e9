/**
 * Loaded into a server before anything else (`node --import`): its clock shows
 * the same morning at every start, and goes a hundred times too slow, so that
 * what it shows can be compared with what it showed before.
 */
const schoolMorning = Date.parse("2026-09-07T08:30:10+02:00");
const RealDate = Date;
// All threads of a server, and what it starts, have one clock.
process.env.FROZEN_CLOCK_SINCE ??= String(RealDate.now());
const startedAt = Number(process.env.FROZEN_CLOCK_SINCE);
const now = () => Math.floor(schoolMorning + (RealDate.now() - startedAt) / 100);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
});

export {};
