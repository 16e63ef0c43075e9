import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertForEach, insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { accounts, addresses, mails, persons, recoveryLinks, securityEvents } from "../../db/schema.ts";
import { emailKey } from "../accounts/email-key.ts";
import { nameKey, ownKey } from "../accounts/search-keys.ts";
import { usernameKey } from "../accounts/username-key.ts";
import { audited } from "../audit.ts";
import { randomBytes, toBase64Url } from "../base64url.ts";
import { queueNotices } from "../mail/queue-notices.ts";
import { formatParameters } from "../password/parameters.ts";
import type { AtSchool } from "../scope.ts";
import type { Invitation } from "./invite-administrator.ts";

/** Who holds the account: an administrator is always its holder. */
export interface Holder {
  readonly id: string;
  readonly accountId: string;
  readonly locale: string;
  readonly passwordVerifier: string | null;
}

/** As long as a link may last: whoever is invited does not expect it. */
const invitationMs = 24 * 60 * 60_000;

export function newHolder({ school }: AtSchool): Holder {
  const [id, accountId] = [newId(), newId()];
  return { id, accountId, locale: school.locale, passwordVerifier: null };
}

/** Account, role, address, link and mail: all in one batch, and none where the account is not as it was looked up. */
export async function writeInvitation(
  at: AtSchool,
  invitation: Invitation,
  holder: Holder,
  isNew: boolean,
): Promise<{ isWritten: boolean; expiresAt: Date }> {
  const expiresAt = new Date(at.clock.now().getTime() + invitationMs);
  const linkId = newId();
  const isThere = sql`exists (select 1 from ${persons} where ${isHolder(at, holder)})`;
  const isLinked = sql`exists (select 1 from ${recoveryLinks} where ${recoveryLinks.id} = ${linkId})`;
  const results = await at.db.write((q) => [
    q.update(persons).set({ isAdministrator: true }).where(isHolder(at, holder)),
    ...(isNew ? accountOf(q, at, invitation, holder) : []),
    ...addressOf(q, at, invitation, holder, isThere),
    ...linkAndMail(q, at, { linkId, holder, email: invitation.email, expiresAt }),
    securityEvent(q, at, holder, isLinked),
    audited(
      q,
      at,
      {
        schoolId: at.school.id,
        kind: "administrator-invited",
        outcome: "mailed",
        personId: holder.id,
        accountId: holder.accountId,
        subjectId: linkId,
      },
      isLinked,
    ),
    q.select({ id: recoveryLinks.id }).from(recoveryLinks).where(eq(recoveryLinks.id, linkId)),
  ]);
  return { isWritten: (results.at(-1) as unknown[]).length > 0, expiresAt };
}

function isHolder({ school }: AtSchool, { id }: Holder): SQL {
  return and(eq(persons.id, id), eq(persons.schoolId, school.id), eq(persons.position, 0)) as SQL;
}

function accountOf(
  q: Writer,
  { school, clock, passwordCost }: AtSchool,
  { username, givenName, familyName }: Invitation,
  { id, accountId, locale }: Holder,
) {
  const common = { schoolId: school.id, createdAt: clock.now() };
  const name = { givenName: givenName.trim(), familyName: familyName.trim() };
  const own = { username: username.trim(), usernameKey: usernameKey(username) };
  const isFree = sql`not exists (select 1 from ${accounts}
    where ${accounts.schoolId} = ${school.id} and ${accounts.usernameKey} = ${own.usernameKey})`;
  const account = {
    ...common,
    ...own,
    id: accountId,
    ownKey: ownKey(own),
    passwordSalt: toBase64Url(randomBytes(16)),
    passwordParameters: formatParameters(passwordCost),
  };
  const person = {
    ...common,
    ...name,
    id,
    accountId,
    position: 0,
    nameKey: nameKey(name),
    locale,
    isAdministrator: true,
  };
  const isMade = sql`exists (select 1 from ${accounts} where ${accounts.id} = ${accountId})`;
  return [insertWhere(q, accounts, account, isFree), insertWhere(q, persons, person, isMade)];
}

/** Theirs from now on, where it was not: nobody adds one unseen. */
function addressOf(q: Writer, at: AtSchool, { email }: Invitation, holder: Holder, isThere: SQL) {
  const id = newId();
  const stored = email.trim();
  const row = {
    id,
    schoolId: at.school.id,
    personId: holder.id,
    email: stored,
    emailKey: emailKey(stored),
    createdAt: at.clock.now(),
  };
  const isUnknown = sql`not exists (select 1 from ${addresses}
    where ${addresses.personId} = ${holder.id} and ${addresses.emailKey} = ${row.emailKey})`;
  const hadOthers = sql`${addresses.id} <> ${id} and exists (select 1 from ${addresses} as added where added.id = ${id})`;
  return [
    insertWhere(q, addresses, row, sql`${isThere} and ${isUnknown}`),
    queueNotices(q, at, { kind: "address-added", person: holder, about: stored }, hadOthers),
  ];
}

function linkAndMail(
  q: Writer,
  { school, clock }: AtSchool,
  { linkId, holder, email, expiresAt }: { linkId: string; holder: Holder; email: string; expiresAt: Date },
) {
  const now = clock.now();
  const purpose = holder.passwordVerifier === null ? ("activation" as const) : ("recovery" as const);
  const common = { schoolId: school.id, personId: holder.id, createdAt: now, expiresAt };
  const there = sql`from ${addresses} where ${addresses.personId} = ${holder.id}
    and ${addresses.emailKey} = ${emailKey(email)}`;
  return [
    insertForEach(
      q,
      recoveryLinks,
      { ...common, id: linkId, accountId: holder.accountId, addressId: addresses.id, purpose },
      there,
    ),
    insertForEach(
      q,
      mails,
      {
        ...common,
        id: newId(),
        kind: purpose,
        linkId,
        toEmail: addresses.email,
        locale: holder.locale,
        dueAt: now,
      },
      there,
    ),
  ];
}

function securityEvent(q: Writer, { school, clock }: AtSchool, { id: personId }: Holder, isLinked: SQL) {
  const row = { id: newId(), schoolId: school.id, personId, kind: "link-mailed" as const };
  return insertWhere(q, securityEvents, { ...row, happenedAt: clock.now() }, isLinked);
}
