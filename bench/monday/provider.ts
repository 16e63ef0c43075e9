import type { Mailer } from "../../lib/mail/mailer.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What became of the mail of one school. */
export interface SchoolsMail {
  /** From the moment that it was queued until the provider had it, each, in seconds. */
  readonly waits: number[];
  /** How many went before an older one of the same school. */
  overtook: number;
  newest: number;
}

/** A mail provider that takes so many messages a second, and not one more. */
export function slowProvider(clock: VirtualClock, perSecond: number) {
  const schools = new Map<string, SchoolsMail>();
  const mailer: Mailer = {
    send: () => Promise.reject(new Error("It takes many in one call")),
    batch: {
      most: 500,
      async send(mails) {
        const began = clock.now().getTime();
        const handovers = [];
        for (const [i, mail] of mails.entries()) {
          const at = began + ((i + 1) * 1000) / perSecond;
          const school = schools.get(mail.schoolSlug) ?? { waits: [], overtook: 0, newest: 0 };
          schools.set(mail.schoolSlug, school);
          school.waits.push((at - mail.createdAt.getTime()) / 1000);
          if (mail.createdAt.getTime() < school.newest) school.overtook++;
          school.newest = Math.max(school.newest, mail.createdAt.getTime());
          handovers.push({ status: "accepted" as const, transportId: mail.id });
        }
        await clock.until(began + (mails.length * 1000) / perSecond);
        return handovers;
      },
    },
  };
  return { mailer, schools };
}
