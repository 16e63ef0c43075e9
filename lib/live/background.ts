import "server-only";
import { chunks } from "../../db/chunks.ts";
import { isUnavailable } from "../../db/unavailable.ts";
import { theEdge } from "../edge/edge.ts";
import type { Rounds } from "../forms/answer-post.ts";
import { inLedRounds } from "../led-rounds.ts";
import { deliverDue } from "../mail/deliver.ts";
import { expandEach, expandRequests, type PendingRequest } from "../recovery/expand-request.ts";
import { inRounds } from "../rounds.ts";
import type { Tools } from "../scope.ts";
import { sweep } from "../sweeper/sweep.ts";

/** Work for which no answer waits. */
export interface Background extends Rounds {
  /** Picks up whatever was left lying. */
  sweep(): Promise<unknown>;
}

/** @param tools that it works with. */
export type OpenBackground = (tools: Tools) => Background;

/** So that a classroom's requests are one batch: one commit, and one call of the mail provider. */
const roundPauseMs = 100;
/** Of a file nothing else is written meanwhile: as much as goes into one group of writes (db/grouped-writes.ts). From the edge, a trip costs more than what it brings. */
const mostExpanded = { onNode: 10, atEdge: 50 };
/** At the edge a request that has been answered has half a minute for all that it does; what is left is the sweeper's. */
const mostDeliveredAtEdge = 500;

/** On the thread that opens it. */
export const backgroundHere: OpenBackground = (tools) => {
  const isEdge = theEdge() !== null;
  const deliver = () => deliverDue(tools, isEdge ? mostDeliveredAtEdge : undefined);
  const most = isEdge ? mostExpanded.atEdge : mostExpanded.onNode;
  const expand = async (requests: readonly PendingRequest[]) => {
    for (const some of chunks(requests, most)) await expandTogether(tools, some);
  };
  const together = isEdge ? inLedRounds : inRounds;
  const deliverTogether = together<void>(deliver, roundPauseMs);
  return {
    sweep: () => sweep(tools),
    expand: together(expand, roundPauseMs),
    // Where mails go one by one, several may be on their way at a time.
    deliver: tools.mailer.batch ? () => deliverTogether() : deliver,
  };
};

/** Of visitors who do not know each other: what is wrong with one request does not keep the others from their mail. */
async function expandTogether(tools: Tools, requests: readonly PendingRequest[]): Promise<void> {
  try {
    await expandRequests(tools, ...requests);
  } catch (error) {
    if (isUnavailable(error) || requests.length === 1) throw error;
    await expandEach(tools, requests);
  }
}
