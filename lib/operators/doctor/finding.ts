/** What the doctor can find, and how bad each is. What it says of them stands with the command's texts. */
export const findings = {
  "node-fine": "ok",
  "node-too-old": "fault",
  "settings-fine": "ok",
  "setting-faulty": "fault",
  "outbox-in-production": "fault",
  "throttle-changed": "warning",
  "domain-is-local": "warning",
  "no-client-header": "warning",
  "no-security-contact": "warning",
  "secrets-fine": "ok",
  "secret-weak": "fault",
  "secret-twice": "fault",
  "database-fine": "ok",
  "database-unreachable": "fault",
  "database-not-migrated": "fault",
  "database-read-only": "fault",
  "database-damaged": "fault",
  "database-not-wal": "warning",
  "clock-fine": "ok",
  "clock-skewed": "warning",
  "passwords-without-key": "fault",
  "school-without-administrator": "warning",
  "queues-fine": "ok",
  "mails-stuck": "fault",
  "requests-pending": "fault",
  "many-undeliverable": "warning",
  "mail-fine": "ok",
  "mail-kept": "ok",
  "mail-token-refused": "fault",
  "mail-unreachable": "fault",
  "mail-sent": "ok",
  "mail-not-sent": "fault",
  "dns-skipped": "ok",
  "domain-found": "ok",
  "domain-missing": "fault",
  "wildcard-found": "ok",
  "wildcard-missing": "fault",
  "spf-found": "ok",
  "spf-missing": "warning",
  "dkim-found": "ok",
  "dkim-missing": "fault",
  "dkim-unknown": "warning",
  "dmarc-found": "ok",
  "dmarc-missing": "warning",
  "dns-unanswered": "warning",
  "disk-fine": "ok",
  "disk-filling": "warning",
  "disk-full": "fault",
} as const;

export type FindingKind = keyof typeof findings;

export interface Finding {
  readonly kind: FindingKind;
  readonly severity: "ok" | "warning" | "fault";
  readonly facts: Readonly<Record<string, string | number>>;
}

export function finding(kind: FindingKind, facts: Finding["facts"] = {}): Finding {
  return { kind, severity: findings[kind], facts };
}

/** What was looked at and is fine, where nothing else was found. */
export function orFine(
  kind: FindingKind,
  found: readonly Finding[],
  facts: Finding["facts"] = {},
): Finding[] {
  return found.length > 0 ? [...found] : [finding(kind, facts)];
}
