import type { AuditKind } from "../../db/schema.ts";

export const logGroups = ["sign-in", "recovery", "help", "mail", "desk", "operator"] as const;
export type LogGroup = (typeof logGroups)[number];

/** Under what an administrator looks for it. Every kind has its group: a new one does not compile without. */
const groupOf: Record<AuditKind, LogGroup> = {
  "recovery-asked": "recovery",
  "recovery-looked-up": "recovery",
  "recovery-completed": "recovery",
  "sign-in": "sign-in",
  "sign-out": "sign-in",
  "sessions-ended": "sign-in",
  "password-change": "recovery",
  "help-asked": "help",
  "address-undeliverable": "mail",
  "address-cleared": "mail",
  "desk-opened": "desk",
  "account-added": "desk",
  "account-changed": "desk",
  "person-added": "desk",
  "person-changed": "desk",
  "person-removed": "desk",
  "address-added": "mail",
  "address-removed": "mail",
  "link-sent": "recovery",
  "link-revoked": "recovery",
  "help-handled": "help",
  "settings-changed": "desk",
  "import-applied": "desk",
  "import-undone": "desk",
  "deliveries-exported": "desk",
  "letters-printed": "recovery",
  "code-typed": "recovery",
  "administrator-invited": "operator",
  "administrator-revoked": "operator",
  "people-exported": "desk",
  "school-suspended": "operator",
  "school-resumed": "operator",
  "school-renamed": "operator",
};

export function kindsIn(group: LogGroup): AuditKind[] {
  return (Object.keys(groupOf) as AuditKind[]).filter((kind) => groupOf[kind] === group);
}

/** @returns null for whatever else was sent. */
export function asLogGroup(sent: unknown): LogGroup | null {
  return (logGroups as readonly unknown[]).includes(sent) ? (sent as LogGroup) : null;
}
