import type { Clock } from "../scope.ts";
import type { Handover, Mailer } from "./mailer.ts";

const failuresBeforeRest = 3;
const firstRestMs = 30_000;
const longestRestMs = 5 * 60_000;

/**
 * A circuit breaker: a transport that failed three times in a row is left
 * alone for half a minute, then for twice as long each time, to five minutes.
 * Mails wait in the queue meanwhile, and nobody's request waits on a time-out.
 *
 * A set-up fault rests it at once, and is told to the operator each time.
 */
export function withBreaker(mailer: Mailer, clock: Clock, tellOperator: (reason: string) => void): Mailer {
  let failures = 0;
  let restUntil: Date | null = null;

  const observe = (all: readonly Handover[]) => {
    const handovers = all.filter((h) => h.status !== "unavailable" || !h.isUntried);
    if (handovers.length === 0) return;
    if (handovers.some(({ status }) => status === "accepted" || status === "refused")) {
      failures = 0;
      restUntil = null;
      return;
    }
    failures++;
    const fault = handovers.find((h) => h.status === "unavailable" && h.isSetUpFault);
    if (fault && "reason" in fault) tellOperator(fault.reason);
    if (!fault && failures < failuresBeforeRest) return;
    const restMs = Math.min(longestRestMs, firstRestMs * 2 ** Math.max(0, failures - failuresBeforeRest));
    restUntil = new Date(clock.now().getTime() + restMs);
  };

  return {
    ...mailer,
    async send(mail) {
      const handover = await mailer.send(mail);
      observe([handover]);
      return handover;
    },
    batch: mailer.batch && {
      most: mailer.batch.most,
      async send(mails) {
        const handovers = (await mailer.batch?.send(mails)) ?? [];
        if (handovers.length > 0) observe(handovers);
        return handovers;
      },
    },
    restsUntil: () => (restUntil && restUntil > clock.now() ? restUntil : null),
  };
}
