import "server-only";
import type { House } from "../door/house.ts";
import type { AnswererAt } from "../forms/answer-post.ts";
import { sampleMail } from "../mail/sample-mail.ts";
import { isOpen } from "../schools/is-open.ts";
import { meet } from "./meet.ts";
import { receivePost } from "./receive-post.ts";
import { schoolOfVisit } from "./school-of-visit.ts";
import { liveTools } from "./tools.ts";
import { variantOf } from "./variant-of.ts";

/** All that the door asks for, with the pages and the answers to forms that are given. */
export function houseOf(answererAt: (path: string) => AnswererAt | null, makePage: House["makePage"]): House {
  return {
    meet,
    variantOf,
    makePage,
    receivePost: (arrival) => receivePost(arrival, answererAt),
    isSchoolClosed: async () => {
      const school = await schoolOfVisit().catch(() => null);
      return school !== null && !isOpen(school);
    },
    sampleMail: (school, to) => sampleMail(liveTools(), school, to),
    sweep: () => liveTools().background.sweep(),
  };
}
