import { sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import * as schema from "../db/schema.ts";

/** Whole tables, oldest row first. */
export const recoveryRequests = (db: Database) =>
  db.read.select().from(schema.recoveryRequests).orderBy(schema.recoveryRequests.requestedAt);
export const links = (db: Database) =>
  db.read.select().from(schema.recoveryLinks).orderBy(schema.recoveryLinks.createdAt);
export const mails = (db: Database) => db.read.select().from(schema.mails).orderBy(schema.mails.createdAt);
export const sessions = (db: Database) =>
  db.read.select().from(schema.sessions).orderBy(schema.sessions.createdAt);
export const attempts = (db: Database) =>
  db.read.select().from(schema.signInAttempts).orderBy(schema.signInAttempts.attemptedAt);
export const helpMessages = (db: Database) =>
  db.read.select().from(schema.helpMessages).orderBy(schema.helpMessages.sentAt);
export const securityEvents = (db: Database) =>
  db.read.select().from(schema.securityEvents).orderBy(schema.securityEvents.happenedAt);
export const persons = (db: Database) =>
  db.read.select().from(schema.persons).orderBy(schema.persons.position);
export const accounts = (db: Database) => db.read.select().from(schema.accounts);
export const outboxMails = (db: Database) =>
  db.read.select().from(schema.outboxMails).orderBy(schema.outboxMails.createdAt);
export const undeliverableAddresses = (db: Database) => db.read.select().from(schema.undeliverableAddresses);
export const auditEvents = (db: Database) =>
  db.read.select().from(schema.auditEvents).orderBy(schema.auditEvents.happenedAt, sql`rowid`);
