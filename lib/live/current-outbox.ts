import "server-only";
import { notFound } from "next/navigation";
import { currentVisit } from "../door/visit.ts";
import { listOutbox, readOutboxMail } from "../mail/outbox-reader.ts";
import { currentSchool } from "./current-scope.ts";
import { liveTools } from "./tools.ts";

/** The outbox as this host may see it. It exists with the outbox transport alone: with any other it is a 404. */
export async function currentOutbox() {
  const { mail } = liveTools().env;
  const school = await currentSchool();
  if (mail.transport !== "outbox" || (!school && currentVisit().host.kind !== "finder")) notFound();
  const slug = school?.slug ?? null;
  return {
    list: (most: number) => listOutbox(mail.folder, slug, most),
    read: (mailId: string) => readOutboxMail(mail.folder, slug, mailId),
  };
}
