import "server-only";
import { type House, openHouse } from "../door/house.ts";
import { theEdge } from "../edge/edge.ts";
import type { AnswererAt } from "../forms/answer-post.ts";
import { sampleMail } from "../mail/sample-mail.ts";
import { isOpen } from "../schools/is-open.ts";
import { sweep } from "../sweeper/sweep.ts";
import { makeTools } from "./make-tools.ts";
import { meet } from "./meet.ts";
import { receivePost } from "./receive-post.ts";
import { schoolOfVisit } from "./school-of-visit.ts";
import { liveTools, makeToolsBy } from "./tools.ts";
import { variantOf } from "./variant-of.ts";

const sweepEveryMs = 15_000;

export function startHouse(
  answererAt: (path: string) => AnswererAt | null,
  makePage: House["makePage"],
): void {
  makeToolsBy(makeTools);
  openHouse({
    meet,
    variantOf,
    makePage,
    receivePost: (arrival) => receivePost(arrival, answererAt),
    isSchoolClosed: async () => {
      const school = await schoolOfVisit().catch(() => null);
      return school !== null && !isOpen(school);
    },
    sampleMail: (school, to) => sampleMail(liveTools(), school, to),
    sweep: () => sweep(liveTools()),
  });
  // On the edge nothing runs between requests: its scheduler sweeps (worker.ts).
  if (!theEdge() && process.env.SLEUTEL_SWEEPER !== "off") startSweeper();
}

/** Sweeps at once, for what a crash left, and then every quarter of a minute; never twice at a time. */
function startSweeper(): void {
  const run = async () => {
    try {
      await sweep(liveTools());
    } catch (error) {
      console.error("The sweeper failed and will try again.", error);
    }
    setTimeout(run, sweepEveryMs).unref();
  };
  setTimeout(run, 0).unref();
}
