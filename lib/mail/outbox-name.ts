import { type MailKind, mailKinds } from "../../db/schema.ts";
import type { OutgoingMail } from "./mailer.ts";

/** What the name of a mail in the outbox tells without opening it. */
export interface OutboxName {
  readonly fileName: string;
  /** To the second: a name tells no more. */
  readonly createdAt: Date;
  readonly schoolSlug: string;
  readonly kind: MailKind;
  readonly mailId: string;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const stamp = "(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)";
const whole = new RegExp(`^${stamp}-([a-z0-9-]+)-(${mailKinds.join("|")})-(${uuid})\\.eml$`);
const mailIdAlone = new RegExp(`^${uuid}$`);

export function isMailId(value: string): boolean {
  return mailIdAlone.test(value);
}

/** Its time (UTC) first, so that names sort by age; the same mail always has the same name. */
export function outboxName(mail: Pick<OutgoingMail, "id" | "schoolSlug" | "kind" | "createdAt">): string {
  const stamp = mail.createdAt.toISOString().slice(0, 19).replace(/[-:]/g, "");
  return `${stamp}-${mail.schoolSlug}-${mail.kind}-${mail.id}.eml`;
}

export function parseOutboxName(fileName: string): OutboxName | null {
  const [, year, month, day, hour, minute, second, schoolSlug, kind, mailId] = whole.exec(fileName) ?? [];
  const createdAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (!schoolSlug || !kind || !mailId || Number.isNaN(createdAt.getTime())) return null;
  return { fileName, createdAt, schoolSlug, kind: kind as MailKind, mailId };
}
