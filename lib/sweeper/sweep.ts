import { and, asc, lt } from "drizzle-orm";
import { recoveryRequests } from "../../db/schema.ts";
import { isPending } from "../../db/waiting.ts";
import { forwardHelp } from "../help/forward-help.ts";
import { type Deliveries, deliverDue } from "../mail/deliver.ts";
import { expandEach } from "../recovery/expand-request.ts";
import type { Tools } from "../scope.ts";
import { type Deletions, deleteExpired } from "./delete-expired.ts";

export interface Sweep {
  readonly expanded: number;
  readonly forwarded: number;
  readonly deliveries: Deliveries;
  readonly deleted: Deletions;
}

/** A request this old was not expanded by the process that took it: it died, or is about to. */
const leftBehindAfterMs = 3_000;
const mostRequests = 500;

/** Picks up whatever was left lying: after a crash, a failed delivery, or the passing of time. */
export async function sweep(tools: Tools): Promise<Sweep> {
  const expanded = await expandLeftBehind(tools);
  const forwarded = await forwardHelp(tools);
  const deliveries = await deliverDue(tools);
  return { expanded, forwarded, deliveries, deleted: await deleteExpired(tools) };
}

async function expandLeftBehind(tools: Tools): Promise<number> {
  const before = new Date(tools.clock.now().getTime() - leftBehindAfterMs);
  const pending = await tools.db.read
    .select()
    .from(recoveryRequests)
    .where(and(isPending, lt(recoveryRequests.requestedAt, before)))
    .orderBy(asc(recoveryRequests.requestedAt))
    .limit(mostRequests);
  await expandEach(tools, pending);
  return pending.length;
}
