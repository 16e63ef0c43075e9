import type { Tools } from "../scope.ts";
import { type ClaimedMail, isInDoubt, stillWanted } from "./claimed-mails.ts";
import { compose } from "./compose.ts";
import type { Found, Handover, Mailer, OutgoingMail } from "./mailer.ts";
import { recordsLagMs, type Settlement } from "./settle.ts";

/** What handing one mail over may take: with less of its lease left, another worker may have it any moment. */
const handoverMs = 20_000;

interface Ready {
  readonly claimed: ClaimedMail;
  readonly mail: OutgoingMail;
}

/**
 * Hands claimed mails to the transport: all in one call where it takes that,
 * else one by one. Yields what is to be recorded as soon as it is known, so
 * that a crash loses as little as can be. What the ones before it took so long
 * for that another worker may have it stays as it is.
 */
export async function* handOver(tools: Tools, claims: readonly ClaimedMail[]): AsyncGenerator<Settlement[]> {
  const ready: Ready[] = [];
  const settled: Settlement[] = [];
  const find = findUntilAway(tools.mailer);
  for (const claimed of claims) {
    const prepared = await prepare(tools, claimed, find);
    if ("mail" in prepared) ready.push(prepared);
    else settled.push(prepared);
  }
  yield settled;
  const isStillOurs = ({ claimed }: Ready) =>
    claimed.mail.dueAt.getTime() - tools.clock.now().getTime() >= handoverMs;
  const { batch } = tools.mailer;
  if (batch) {
    const ours = ready.filter(isStillOurs);
    const mails = ours.map(({ mail }) => mail);
    const handovers = mails.length > 0 ? await batch.send(mails).catch(() => []) : [];
    yield ours.map((each, i) => settlementOf(each.claimed, handovers[i]));
    return;
  }
  for (const each of ready) {
    if (!isStillOurs(each)) continue;
    const { claimed, mail } = each;
    yield [settlementOf(claimed, await tools.mailer.send(mail).catch(() => undefined))];
  }
}

/** Sees whether a mail is still to be sent, and writes it. */
async function prepare(tools: Tools, claimed: ClaimedMail, find: Find): Promise<Ready | Settlement> {
  const now = tools.clock.now();
  const doubt = await resolveDoubt(tools, claimed, find);
  if (doubt) return doubt;
  if (!stillWanted(claimed, now)) {
    // What kept it from being sent in time is what an administrator wants to know.
    const reason = (claimed.mail.expiresAt <= now && claimed.mail.lastError) || "no longer wanted";
    return { claimed, state: "given-up", reason };
  }
  try {
    return { claimed, mail: await compose(tools, claimed) };
  } catch (error) {
    // A mail that can't be composed must not stop the ones behind it.
    const reason = error instanceof Error ? error.message : String(error);
    return { claimed, state: "queued", reason, isInDoubt: false };
  }
}

/** What may be with the transport already is not handed over before the transport was asked. */
async function resolveDoubt(tools: Tools, claimed: ClaimedMail, find: Find): Promise<Settlement | null> {
  const { id, inDoubtSince } = claimed.mail;
  if (!find || !inDoubtSince || !isInDoubt(claimed)) return null;
  const found = await find(id);
  if (found.status === "found") return { claimed, state: "sent", transportId: found.transportId };
  if (found.status === "unavailable")
    return { claimed, state: "queued", reason: found.reason, isInDoubt: true };
  const isTooSoon = tools.clock.now().getTime() < inDoubtSince.getTime() + recordsLagMs;
  return isTooSoon
    ? { claimed, state: "queued", reason: "waiting for the transport's records", isInDoubt: true }
    : null;
}

type Find = Mailer["find"];

/** A search that is away is not tried for hundreds of mails: each may take it ten seconds. */
function findUntilAway(mailer: Mailer): Find {
  const find = mailer.find?.bind(mailer);
  let away: Found | undefined;
  return (
    find &&
    (async (mailId) => {
      if (away) return away;
      const found = await find(mailId);
      if (found.status === "unavailable") away = found;
      return found;
    })
  );
}

function settlementOf(claimed: ClaimedMail, handover: Handover | undefined): Settlement {
  switch (handover?.status) {
    case "accepted":
      return { claimed, state: "sent", transportId: handover.transportId };
    case "refused":
      return { claimed, state: "failed", reason: handover.reason };
    case "unavailable":
      return { claimed, state: "queued", reason: handover.reason, isInDoubt: false };
    default:
      return { claimed, state: "queued", reason: handover?.reason ?? "no answer", isInDoubt: true };
  }
}
