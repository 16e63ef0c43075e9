import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Reader, Writer } from "../../db/client.ts";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { accounts, addresses, persons, recoveryRequests, schools, securityEvents } from "../../db/schema.ts";
import { emailKey } from "../accounts/email-key.ts";
import { activePerson } from "../accounts/is-active.ts";
import { usernameKey } from "../accounts/username-key.ts";
import { audited, hasJustChanged } from "../audit.ts";
import { isDeliverable } from "../mail/undeliverable.ts";
import type { Tools } from "../scope.ts";
import { mailedRequestsOfAccount, scaled } from "../throttle.ts";
import { linkAndMail } from "./link-and-mail.ts";

export interface PendingRequest {
  readonly id: string;
  readonly schoolId: string;
  readonly username: string;
  readonly email: string;
  readonly requestedAt: Date;
}

/**
 * Finds out whom accepted requests are for, and writes their links and mails:
 * two round trips for all of them. May run twice, in two processes at once, or
 * again after a crash: only the one that claims a request writes anything.
 */
export async function expandRequests(tools: Tools, ...requests: PendingRequest[]): Promise<void> {
  if (requests.length === 0) return;
  const called = await tools.db.readAll((q) =>
    all(requests.map((request) => whoIsCalled(q, tools, request))),
  );
  await tools.db.write((q) =>
    all(requests.flatMap((request, i) => expansion(q, tools, request, called[i] ?? []))),
  );
}

/** One by one: one that can't be expanded must not stop the ones behind it. It stays, and the sweeper tries it again. */
export async function expandEach(tools: Tools, requests: readonly PendingRequest[]): Promise<void> {
  for (const request of requests) {
    try {
      await expandRequests(tools, request);
    } catch (error) {
      console.error(`Request ${request.id} could not be expanded and will be tried again.`, error);
    }
  }
}

/** As a batch wants its statements: at least one. */
const all = <S>(statements: readonly S[]) => statements as [S, ...S[]];

/** One of three ways for a request to end. */
function expansion(q: Writer, tools: Tools, request: PendingRequest, rows: Called[]) {
  // The account also where nobody of it can be reached: the administrator will want to know.
  const accountId = rows[0]?.accountId ?? null;
  const family = rows.flatMap(({ person, address, ...rest }) =>
    person && address ? [{ person, address, ...rest }] : [],
  );
  const typedKey = emailKey(request.email);
  const isKnown = family.some(({ address }) => address.emailKey === typedKey);
  const reachable = family.filter(({ isDeliverable }) => isDeliverable);
  if (!accountId || !isKnown) return settleUnmailed(q, tools, request, accountId, "unmatched");
  if (reachable.length === 0) return settleUnmailed(q, tools, request, accountId, "unreachable");
  return writeLinks(q, tools, request, accountId, reachable);
}

/** An active person at one of their addresses. */
interface Reachable {
  readonly person: { id: string; locale: string; passwordVerifier: string | null };
  readonly address: { id: string; email: string; emailKey: string };
  readonly isDeliverable: boolean;
  readonly linkLifetimeMinutes: number;
}

type Called = Awaited<ReturnType<typeof whoIsCalled>>[number];

function whoIsCalled(q: Reader, tools: Tools, request: PendingRequest) {
  return q
    .select({
      accountId: accounts.id,
      linkLifetimeMinutes: schools.linkLifetimeMinutes,
      person: { id: persons.id, locale: persons.locale, passwordVerifier: persons.passwordVerifier },
      address: { id: addresses.id, email: addresses.email, emailKey: addresses.emailKey },
      isDeliverable: isDeliverable.mapWith(Boolean),
    })
    .from(accounts)
    .innerJoin(schools, eq(schools.id, accounts.schoolId))
    .leftJoin(persons, and(eq(persons.accountId, accounts.id), activePerson(tools.clock.now())))
    .leftJoin(addresses, eq(addresses.personId, persons.id))
    .where(
      and(eq(accounts.schoolId, request.schoolId), eq(accounts.usernameKey, usernameKey(request.username))),
    )
    .orderBy(persons.position, addresses.createdAt, addresses.id);
}

function settleUnmailed(
  q: Writer,
  tools: Tools,
  request: PendingRequest,
  accountId: string | null,
  outcome: "unmatched" | "unreachable",
) {
  return [
    q
      .update(recoveryRequests)
      .set({ outcome, expandedAt: tools.clock.now(), accountId })
      .where(and(eq(recoveryRequests.id, request.id), eq(recoveryRequests.outcome, "pending"))),
    audited(q, tools, { ...lookedUp(request, accountId), outcome }, hasJustChanged),
  ];
}

function lookedUp({ id, schoolId }: PendingRequest, accountId: string | null) {
  return { schoolId, kind: "recovery-looked-up", subjectId: id, accountId } as const;
}

function writeLinks(
  q: Writer,
  tools: Tools,
  request: PendingRequest,
  accountId: string,
  family: Reachable[],
) {
  const claim = crypto.randomUUID();
  const isOurs = sql`${recoveryRequests.id} = ${request.id} and ${recoveryRequests.claim} = ${claim}`;
  const isMailed = sql`exists (select 1 from ${recoveryRequests} where ${isOurs} and ${recoveryRequests.outcome} = 'mailed')`;
  const outcome = sql`(select ${recoveryRequests.outcome} from ${recoveryRequests} where ${isOurs})`;
  const personIds = [...new Set(family.map(({ person }) => person.id))];
  return [
    claimRequest(q, tools, request, accountId, claim),
    audited(q, tools, { ...lookedUp(request, accountId), outcome }, hasJustChanged),
    ...family.flatMap((reachable) => {
      const { schoolId, id: requestId } = request;
      return linkAndMail(q, tools, { ...reachable, schoolId, requestId, accountId }, isMailed);
    }),
    ...personIds.map((personId) => linkMailedEvent(q, tools, request.schoolId, personId, isMailed)),
  ];
}

/** The first few of an hour make mail; what counts is what was mailed, so nobody can use them up with wrong addresses. */
function claimRequest(q: Writer, tools: Tools, request: PendingRequest, accountId: string, claim: string) {
  const now = tools.clock.now();
  const since = now.getTime() - mailedRequestsOfAccount.withinMs;
  const most = scaled(mailedRequestsOfAccount.most, tools.throttleFactor);
  return q
    .update(recoveryRequests)
    .set({
      outcome: sql`case when (select count(*) from ${recoveryRequests} as mailed
        where mailed.account_id = ${accountId} and mailed.outcome = 'mailed' and mailed.expanded_at > ${since}
        ) < ${most} then 'mailed' else 'limited' end`,
      claim,
      expandedAt: now,
      accountId,
    })
    .where(and(eq(recoveryRequests.id, request.id), eq(recoveryRequests.outcome, "pending")));
}

function linkMailedEvent(q: Writer, tools: Tools, schoolId: string, personId: string, isMailed: SQL) {
  const happenedAt = tools.clock.now();
  const event = { id: newId(), schoolId, personId, kind: "link-mailed" as const, happenedAt };
  return insertWhere(q, securityEvents, event, isMailed);
}
