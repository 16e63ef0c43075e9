import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * The tables, in the words of the product. Every row but a school's names its
 * school, and every index that serves a visitor begins with it: a query that
 * forgets the school has no index to run on.
 *
 * Times are milliseconds since 1970 in UTC, read as `Date`. Ids are UUIDs that
 * begin with their time (new-id.ts), in text (the driver aborts on a lone blob argument).
 */
const moment = (name: string) => integer(name, { mode: "timestamp_ms" });
const flag = (name: string) => integer(name, { mode: "boolean" });
const id = () => text("id").primaryKey();
const schoolId = () =>
  text("school_id")
    .notNull()
    .references(() => schools.id);

export const passwordRules = ["classic", "passphrase"] as const;
export const relations = [
  "mother",
  "father",
  "guardian",
  "step-parent",
  "foster-parent",
  "grandparent",
  "sibling",
  "interim",
  "colleague",
  "other",
] as const;
export type Relation = (typeof relations)[number];

export const schools = sqliteTable(
  "schools",
  {
    id: id(),
    /** The subdomain: lower case, a single DNS label. */
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    town: text("town").notNull(),
    /** Name and town, folded for the finder: lower case, no accents. */
    searchText: text("search_text").notNull(),
    /** Street, number, postcode and town, for the foot of a mail. */
    postalAddress: text("postal_address").notNull(),
    locale: text("locale").notNull(),
    timeZone: text("time_zone").notNull().default("Europe/Brussels"),
    helpdeskEmail: text("helpdesk_email").notNull(),
    /** `#rrggbb`, as the school chose it; screens correct it for contrast. */
    colour: text("colour").notNull(),
    passwordRule: text("password_rule", { enum: passwordRules }).notNull().default("classic"),
    /** Whether a person is mailed when they sign in from a browser that is not known. */
    mailsNewDevices: flag("mails_new_devices").notNull().default(true),
    /** 10 minutes to 24 hours. */
    linkLifetimeMinutes: integer("link_lifetime_minutes").notNull().default(120),
    retentionDays: integer("retention_days").notNull().default(90),
    /** Changes with each edit, so that a browser may keep the logo for ever. */
    logoVersion: text("logo_version"),
    /** Hours without use after which a session ends, where "stay signed in" was not ticked. */
    sessionIdleHours: integer("session_idle_hours").notNull().default(2),
    /** Days that "stay signed in" lasts. */
    sessionKeptDays: integer("session_kept_days").notNull().default(30),
    /** The operator closed its door: nobody signs in, and nothing is lost. */
    suspendedAt: moment("suspended_at"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("schools_slug").on(t.slug),
    check("link_lifetime", sql`${t.linkLifetimeMinutes} between 10 and 1440`),
  ],
);

export const schoolLogos = sqliteTable("school_logos", {
  schoolId: schoolId().primaryKey(),
  mediaType: text("media_type").notNull(),
  base64: text("base64").notNull(),
});

export const accounts = sqliteTable(
  "accounts",
  {
    id: id(),
    schoolId: schoolId(),
    /** As the school writes it. */
    username: text("username").notNull(),
    /** As it is compared: see lib/accounts/username-key.ts. */
    usernameKey: text("username_key").notNull(),
    /** What the school's own records call the account, so that an import knows it again after a change of username. */
    externalId: text("external_id"),
    /** "3B"; null for who has none. */
    className: text("class_name"),
    /** Username and class as they are searched: lib/accounts/search-keys.ts. */
    ownKey: text("own_key").notNull().default(""),
    /** The holder's `nameKey`, to sort by. Kept by a trigger. */
    sortKey: text("sort_key").notNull().default(""),
    /** All that the desk finds the account by: names, username, class, addresses. Kept by triggers (0004). */
    searchText: text("search_text").notNull().default(""),
    /** Of Argon2id, one for all persons: signing in hashes once. Base64url of 16 bytes. */
    passwordSalt: text("password_salt").notNull(),
    /** The Argon2id parameters that a sign-in computes with: see lib/password/verifier.ts. */
    passwordParameters: text("password_parameters").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("accounts_username").on(t.schoolId, t.usernameKey),
    uniqueIndex("accounts_external").on(t.schoolId, t.externalId).where(sql`external_id is not null`),
    index("accounts_of_class").on(t.schoolId, t.className),
    index("accounts_by_name").on(t.schoolId, t.sortKey, t.id),
  ],
);

export const persons = sqliteTable(
  "persons",
  {
    id: id(),
    schoolId: schoolId(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id),
    /** 0 holds the account, 1 to 6 are co-accounts. */
    position: integer("position").notNull(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    /** Family and given name as they are searched and sorted: lib/accounts/search-keys.ts. */
    nameKey: text("name_key").notNull().default(""),
    /** What a co-account is to the holder; null for the holder. */
    relation: text("relation", { enum: relations }),
    locale: text("locale").notNull(),
    isActive: flag("is_active").notNull().default(true),
    /** Active until this moment; null has no end. */
    activeUntil: moment("active_until"),
    isAdministrator: flag("is_administrator").notNull().default(false),
    /** One or two verifiers (lib/password/verifier.ts), or null: no password yet. */
    passwordVerifier: text("password_verifier"),
    passwordChangedAt: moment("password_changed_at"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("persons_position").on(t.accountId, t.position),
    index("persons_school_administrators").on(t.schoolId, t.isAdministrator),
    check("seven_positions", sql`${t.position} between 0 and 6`),
    check("holder_has_no_relation", sql`(${t.position} = 0) = (${t.relation} is null)`),
  ],
);

export const addresses = sqliteTable(
  "addresses",
  {
    id: id(),
    schoolId: schoolId(),
    personId: text("person_id")
      .notNull()
      .references(() => persons.id),
    /** As the school stored it: the only form that mail goes to. */
    email: text("email").notNull(),
    /** As it is compared: see lib/accounts/email-key.ts. */
    emailKey: text("email_key").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("addresses_person").on(t.personId, t.emailKey),
    index("addresses_by_key").on(t.schoolId, t.emailKey),
  ],
);

/** `pending` until it is looked up; then what became of it. `unreachable`: known, but no mail arrives there. */
export const requestOutcomes = ["pending", "mailed", "unmatched", "limited", "unreachable"] as const;

export const recoveryRequests = sqliteTable(
  "recovery_requests",
  {
    id: id(),
    schoolId: schoolId(),
    /** As typed. */
    username: text("username").notNull(),
    email: text("email").notNull(),
    /** The visitor's network, as a keyed hash. */
    network: text("network").notNull(),
    requestedAt: moment("requested_at").notNull(),
    outcome: text("outcome", { enum: requestOutcomes }).notNull().default("pending"),
    /** Names the one worker whose expansion counts. */
    claim: text("claim"),
    expandedAt: moment("expanded_at"),
    accountId: text("account_id"),
  },
  (t) => [
    index("requests_of_network").on(t.schoolId, t.network, t.requestedAt),
    index("requests_of_account").on(t.accountId, t.expandedAt),
    index("requests_pending").on(t.requestedAt).where(sql`outcome = 'pending'`),
    index("requests_by_age").on(t.schoolId, t.requestedAt),
  ],
);

export const linkPurposes = ["recovery", "activation"] as const;
/** Why a link works no more: it was used, the password changed otherwise, or it was revoked. */
export const linkEnds = ["used", "password-changed", "revoked"] as const;

export const recoveryLinks = sqliteTable(
  "recovery_links",
  {
    /** The `uuid` in the token. The token itself is never stored. */
    id: id(),
    schoolId: schoolId(),
    requestId: text("request_id"),
    accountId: text("account_id").notNull(),
    personId: text("person_id")
      .notNull()
      .references(() => persons.id),
    /** The address it went to; the link dies with it. Null for one on paper. */
    addressId: text("address_id"),
    /** Of one on paper: its code as a keyed hash (lib/letters/letter-code.ts). */
    codeHash: text("code_hash"),
    /** The administrator who gave it out; null for what a visitor asked. */
    issuedBy: text("issued_by"),
    purpose: text("purpose", { enum: linkPurposes }).notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    endedAt: moment("ended_at"),
    endedBecause: text("ended_because", { enum: linkEnds }),
    /** Names the one save that used it. */
    claim: text("claim"),
  },
  (t) => [
    index("links_of_person").on(t.personId, t.endedAt),
    index("links_by_age").on(t.schoolId, t.createdAt),
    index("links_of_account").on(t.accountId, t.createdAt),
    uniqueIndex("links_code").on(t.schoolId, t.codeHash).where(sql`code_hash is not null`),
  ],
);

export const mailKinds = [
  "recovery",
  "activation",
  "password-changed",
  "address-added",
  "address-removed",
  "new-device",
  "username-changed",
  "help",
  "help-answer",
] as const;
export type MailKind = (typeof mailKinds)[number];
/**
 * `queued` waits for its time; `sent` was taken by the transport; `failed` is
 * final by the transport's word; `given-up` lost its purpose first. The others
 * are what the transport told later.
 */
export const mailStates = [
  "queued",
  "sent",
  "delivered",
  "bounced",
  "complained",
  "failed",
  "given-up",
] as const;

export const mails = sqliteTable(
  "mails",
  {
    id: id(),
    schoolId: schoolId(),
    kind: text("kind", { enum: mailKinds }).notNull(),
    /** Null for mail to a helpdesk. */
    personId: text("person_id"),
    /** Of `recovery` and `activation`. */
    linkId: text("link_id"),
    /** Of `help` and `help-answer`. */
    helpMessageId: text("help_message_id"),
    /** Of the other notices: the address it is about, or the device; of `help-answer` the id of the answer. */
    about: text("about"),
    toEmail: text("to_email").notNull(),
    locale: text("locale").notNull(),
    state: text("state", { enum: mailStates }).notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    /** Not before this moment; while a worker holds it, the end of its lease. */
    dueAt: moment("due_at").notNull(),
    /** When the mail has lost its purpose. */
    expiresAt: moment("expires_at").notNull(),
    claim: text("claim"),
    /** Since when a hand-over has no known end: before the next one the transport is asked what it has. */
    inDoubtSince: moment("in_doubt_since"),
    /** What the transport calls it. */
    transportId: text("transport_id"),
    lastError: text("last_error"),
    createdAt: moment("created_at").notNull(),
    settledAt: moment("settled_at"),
  },
  (t) => [
    index("mails_due").on(t.dueAt).where(sql`state = 'queued'`),
    index("mails_due_of_school").on(t.schoolId, t.dueAt).where(sql`state = 'queued'`),
    index("mails_by_age").on(t.schoolId, t.createdAt),
    index("mails_of_link").on(t.linkId),
    index("mails_of_person").on(t.personId, t.createdAt),
  ],
);

/**
 * The mails of a demo that runs without a disk, in place of being sent: see
 * lib/mail/outbox-table.ts. Empty everywhere else. A transport knows a school
 * by its slug alone.
 */
export const outboxMails = sqliteTable(
  "outbox_mails",
  {
    /** Counts up: of the mails of one second, which came last. */
    arrival: integer("arrival").primaryKey(),
    mailId: text("mail_id").notNull(),
    schoolSlug: text("school_slug").notNull(),
    kind: text("kind", { enum: mailKinds }).notNull(),
    /** To the second. */
    createdAt: moment("created_at").notNull(),
    /** The complete message (RFC 5322), links and all. */
    source: text("source").notNull(),
  },
  (t) => [
    uniqueIndex("outbox_mail").on(t.mailId),
    index("outbox_of_school").on(t.schoolSlug, t.createdAt),
    index("outbox_by_age").on(t.createdAt),
  ],
);

export const undeliverableReasons = ["bounced", "complained", "suppressed"] as const;

/** Addresses that mail of this school does not reach. No mail goes there until somebody clears it. */
export const undeliverableAddresses = sqliteTable(
  "undeliverable_addresses",
  {
    schoolId: schoolId(),
    emailKey: text("email_key").notNull(),
    reason: text("reason", { enum: undeliverableReasons }).notNull(),
    /** In the transport's words, without addresses. */
    detail: text("detail").notNull(),
    since: moment("since").notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.emailKey] })],
);

export const sessions = sqliteTable(
  "sessions",
  {
    /** SHA-256 of the token in the cookie, base64url. */
    tokenHash: text("token_hash").primaryKey(),
    /** What the page of devices calls it: opens nothing. */
    id: text("id").notNull(),
    schoolId: schoolId(),
    personId: text("person_id")
      .notNull()
      .references(() => persons.id),
    /** Browser and system in a few words, for the person's own eyes. */
    device: text("device").notNull(),
    network: text("network").notNull(),
    isKept: flag("is_kept").notNull(),
    createdAt: moment("created_at").notNull(),
    /** When its person last proved who they are: at sign-in, or by the password again. */
    confirmedAt: moment("confirmed_at").notNull().default(sql`0`),
    lastSeenAt: moment("last_seen_at").notNull(),
    /** Moves on with use. */
    idleUntil: moment("idle_until").notNull(),
    /** Never moves. */
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [index("sessions_of_person").on(t.personId), index("sessions_by_age").on(t.expiresAt)],
);

/** An attempt is refused until its password is known to be right. */
export const attemptOutcomes = ["refused", "signed-in"] as const;

export const signInAttempts = sqliteTable(
  "sign_in_attempts",
  {
    id: id(),
    schoolId: schoolId(),
    /** Whose allowance it draws on: a keyed hash of username and network, or of a known browser. */
    allowance: text("allowance").notNull(),
    network: text("network").notNull(),
    attemptedAt: moment("attempted_at").notNull(),
    outcome: text("outcome", { enum: attemptOutcomes }).notNull().default("refused"),
  },
  (t) => [
    index("attempts_of_allowance").on(t.schoolId, t.allowance, t.attemptedAt),
    index("attempts_of_network").on(t.schoolId, t.network, t.attemptedAt),
    index("attempts_by_age").on(t.attemptedAt),
  ],
);

/** What became of a help message at the desk. */
export const helpStates = ["new", "in-progress", "answered", "closed"] as const;

export const helpMessages = sqliteTable(
  "help_messages",
  {
    id: id(),
    schoolId: schoolId(),
    name: text("name").notNull(),
    /** Class, or relation to a pupil. */
    role: text("role").notNull(),
    problem: text("problem").notNull(),
    contact: text("contact").notNull(),
    locale: text("locale").notNull(),
    network: text("network").notNull(),
    sentAt: moment("sent_at").notNull(),
    state: text("state", { enum: helpStates }).notNull().default("new"),
    /** Whom the desk took it to be from. */
    accountId: text("account_id"),
    /** Who changed its state last. */
    handledBy: text("handled_by"),
    /** Null until its mails are queued. */
    expandedAt: moment("expanded_at"),
    claim: text("claim"),
  },
  (t) => [
    index("help_of_network").on(t.schoolId, t.network, t.sentAt),
    index("help_by_age").on(t.schoolId, t.sentAt),
    index("help_by_state").on(t.schoolId, t.state, t.sentAt),
    index("help_pending").on(t.sentAt).where(sql`expanded_at is null`),
  ],
);

/** What the desk wrote back, by mail. */
export const helpAnswers = sqliteTable(
  "help_answers",
  {
    id: id(),
    schoolId: schoolId(),
    helpMessageId: text("help_message_id")
      .notNull()
      .references(() => helpMessages.id, { onDelete: "cascade" }),
    /** The administrator who wrote it. */
    authorId: text("author_id").notNull(),
    toEmail: text("to_email").notNull(),
    text: text("text").notNull(),
    writtenAt: moment("written_at").notNull(),
  },
  (t) => [index("answers_of_help").on(t.helpMessageId, t.writtenAt)],
);

/** `uploaded`: it is being read, or could not be; `read`: what it would change is set out. One that is left is deleted by its age. */
export const importStates = ["uploaded", "read", "applied", "undone"] as const;

/** A file of people that an administrator brought. */
export const imports = sqliteTable(
  "imports",
  {
    id: id(),
    schoolId: schoolId(),
    /** The administrator; null where an operator did. */
    createdBy: text("created_by"),
    createdAt: moment("created_at").notNull(),
    fileName: text("file_name").notNull(),
    state: text("state", { enum: importStates }).notNull().default("uploaded"),
    /** How the file is read: its kind, encoding, separator and columns (lib/import/reading.ts), in JSON. */
    reading: text("reading").notNull(),
    /** What was found, and what would change: counts, in JSON. */
    summary: text("summary"),
    /** How far setting out is, in accounts. */
    doneCount: integer("done_count").notNull().default(0),
    totalCount: integer("total_count").notNull().default(0),
    appliedAt: moment("applied_at"),
    undoneAt: moment("undone_at"),
    /** Names the reading that is set out, then the one save that applied or undid it. */
    claim: text("claim"),
  },
  (t) => [index("imports_by_age").on(t.schoolId, t.createdAt)],
);

/** The file itself, in parts that fit in a statement: a dry run is read from it as often as the columns are changed. */
export const importParts = sqliteTable(
  "import_parts",
  {
    importId: text("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** Which of the files, in the order of `reading`. */
    file: integer("file").notNull(),
    part: integer("part").notNull(),
    base64: text("base64").notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.file, t.part] })],
);

export const changeKinds = ["added", "changed", "deactivated", "wrong"] as const;
/** Why undoing leaves an account as it is: somebody changed it since, or chose a password. */
export const keptReasons = ["changed", "password-chosen"] as const;

/** What each account is to become and what it was, set out before it is applied in one go. */
export const importChanges = sqliteTable(
  "import_changes",
  {
    importId: text("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** In the order of the file. */
    number: integer("number").notNull(),
    kind: text("kind", { enum: changeKinds }).notNull(),
    /** Rows to write, with what they were, and what to show of it: lib/import/change.ts, in JSON. */
    change: text("change").notNull(),
    kept: text("kept", { enum: keptReasons }),
  },
  (t) => [primaryKey({ columns: [t.importId, t.number] })],
);

export const securityEventKinds = [
  "signed-in",
  "signed-out",
  "link-mailed",
  "password-recovered",
  "password-changed",
  "sessions-ended",
  "letter-printed",
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

export const securityEvents = sqliteTable(
  "security_events",
  {
    id: id(),
    schoolId: schoolId(),
    personId: text("person_id").notNull(),
    kind: text("kind", { enum: securityEventKinds }).notNull(),
    device: text("device"),
    network: text("network"),
    happenedAt: moment("happened_at").notNull(),
  },
  (t) => [
    index("events_of_person").on(t.personId, t.happenedAt),
    index("events_by_age").on(t.schoolId, t.happenedAt),
  ],
);

/** What happened, as an auditor names it. */
export const auditKinds = [
  "recovery-asked",
  "recovery-looked-up",
  "recovery-completed",
  "sign-in",
  "sign-out",
  "sessions-ended",
  "password-change",
  "help-asked",
  "address-undeliverable",
  "address-cleared",
  "desk-opened",
  "account-added",
  "account-changed",
  "person-added",
  "person-changed",
  "person-removed",
  "address-added",
  "address-removed",
  "link-sent",
  "link-revoked",
  "help-handled",
  "settings-changed",
  "administrator-invited",
  "administrator-revoked",
  "people-exported",
  "school-suspended",
  "school-resumed",
  "school-renamed",
  "letters-printed",
  "code-typed",
  "import-applied",
  "import-undone",
  "deliveries-exported",
] as const;
export type AuditKind = (typeof auditKinds)[number];

export const auditOutcomes = [
  "done",
  "refused",
  "slowed-down",
  "mailed",
  "unmatched",
  "unreachable",
  "limited",
] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/**
 * The school's log: who did what, for whom, when, from where, and what came of
 * it. Nothing secret and nothing that was typed. Rows are never changed (a
 * trigger refuses it), and go with the school's retention alone.
 */
export const auditEvents = sqliteTable(
  "audit_events",
  {
    id: id(),
    schoolId: schoolId(),
    kind: text("kind", { enum: auditKinds }).notNull(),
    outcome: text("outcome", { enum: auditOutcomes }).notNull(),
    /** The person who is known to have done it; null for a visitor whom nobody knows, and for the house itself. */
    actorId: text("actor_id"),
    /** For whom. */
    personId: text("person_id"),
    accountId: text("account_id"),
    /** The id of the row that it is about: a request, a link, a mail. */
    subjectId: text("subject_id"),
    /** Which fields were changed, or how many there were: names of ours, a number, and never a value. */
    detail: text("detail"),
    /** As a keyed hash. */
    network: text("network"),
    happenedAt: moment("happened_at").notNull(),
  },
  (t) => [
    index("audit_by_age").on(t.schoolId, t.happenedAt),
    index("audit_of_person").on(t.personId, t.happenedAt),
    index("audit_of_account").on(t.accountId, t.happenedAt),
    index("audit_of_network").on(t.network, t.happenedAt),
  ],
);
