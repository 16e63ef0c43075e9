import { sql } from "drizzle-orm";
import { mails, recoveryRequests } from "./schema.ts";

/**
 * What waits for its turn, in the very words of the partial indexes: SQLite
 * uses such an index only for a query that says the same
 * (sqlite.org/partialindex.html), which a parameter does not.
 */
export const isQueued = sql`${mails.state} = 'queued'`;
export const isPending = sql`${recoveryRequests.outcome} = 'pending'`;
