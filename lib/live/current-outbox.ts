import "server-only";
import { currentVisit } from "../door/visit.ts";
import { listOutbox, readOutboxMail } from "../mail/outbox-reader.ts";
import { currentSchool } from "./current-school.ts";
import { liveTools } from "./tools.ts";

/** The outbox as this host may see it. @returns null with any other transport: then there is none. */
export function currentOutbox() {
  const { outbox } = liveTools();
  const school = currentSchool();
  if (!outbox || (!school && currentVisit().host.kind !== "finder")) return null;
  const slug = school?.slug ?? null;
  return {
    list: (most: number) => listOutbox(outbox, slug, most),
    read: (mailId: string) => readOutboxMail(outbox, slug, mailId),
  };
}
