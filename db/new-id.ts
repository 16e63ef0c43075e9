import { sql } from "drizzle-orm";

/**
 * The id of a new row: a UUID of version 7 (RFC 9562, section 5.7), 48 bits of
 * time and 74 of chance. What is written after each other lies beside each
 * other, so that a commit touches one page of each table's key instead of one
 * for each row. It is guessed by nobody and is no secret: it tells when it was made.
 */
export function newId(): string {
  return idAt(Date.now(), crypto.randomUUID());
}

/**
 * As it would have been made at that moment.
 *
 * @param at in milliseconds since 1970.
 * @param uuid of any version; what is chance comes from it.
 */
export function idAt(at: number, uuid: string): string {
  const ms = at.toString(16).padStart(12, "0");
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${uuid.slice("xxxxxxxx-xxxx-x".length)}`;
}

const ms = sql.raw("printf('%012x', cast(unixepoch('subsec') * 1000 as integer))");

/** The same, made by the database: for rows whose number is known to it alone. */
export const newIdByDatabase = sql`substr(${ms}, 1, 8) || '-' || substr(${ms}, 9) || '-7' ||
  lower(substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (abs(random()) % 4), 1) ||
  substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`;
