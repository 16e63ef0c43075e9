import { eq, type SQL, sql } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertForEach } from "../../db/insert-where.ts";
import { accounts, addresses, persons, recoveryLinks, sessions } from "../../db/schema.ts";
import { queueUsernameNotices } from "../mail/queue-notices.ts";
import { targetParameters } from "../password/slow-hash.ts";
import type { AtSchool } from "../scope.ts";
import { at, stagedRows } from "./staged.ts";

/** Accounts that are there already get the fields of one side, in two steps, so that two may change usernames; whoever gets another one is told. */
export function writeAccounts(q: Writer, scope: AtSchool, id: string, side: "from" | "to", isClaimed: SQL) {
  const rows = stagedRows(id, "changedAccounts");
  const staged = sql`(select ${at("id")} as id, ${at(`${side}.username`)} as username,
    ${at(`${side}.usernameKey`)} as username_key, ${at(`${side}.externalId`)} as external_id,
    ${at(`${side}.className`)} as class_name, ${at(`${side}.ownKey`)} as own_key from ${rows}) j`;
  const renamed = sql`${isClaimed} and exists (select 1 from ${rows} and ${at("id")} = ${accounts.id}
    and ${at(`${side}.usernameKey`)} <> ${accounts.usernameKey})`;
  return [
    queueUsernameNotices(q, scope, renamed),
    q
      .update(accounts)
      .set({ usernameKey: sql`${accounts.id}`, externalId: null })
      .where(sql`${eq(accounts.schoolId, scope.school.id)} and ${isClaimed}
        and ${accounts.id} in (select ${at("id")} from ${rows})`),
    q
      .update(accounts)
      .set({
        username: sql`j.username`,
        usernameKey: sql`j.username_key`,
        externalId: sql`j.external_id`,
        className: sql`j.class_name`,
        ownKey: sql`j.own_key`,
      })
      .from(staged)
      .where(sql`${accounts.id} = j.id and ${eq(accounts.schoolId, scope.school.id)} and ${isClaimed}`),
  ] as const;
}

export function writePersons(q: Writer, scope: AtSchool, id: string, side: "from" | "to", isClaimed: SQL) {
  const staged = sql`(select ${at("id")} as id, ${at(`${side}.givenName`)} as given_name,
    ${at(`${side}.familyName`)} as family_name, ${at(`${side}.nameKey`)} as name_key,
    ${at(`${side}.relation`)} as relation, ${at(`${side}.isActive`)} as is_active
    from ${stagedRows(id, "changedPersons")}) j`;
  return q
    .update(persons)
    .set({
      givenName: sql`j.given_name`,
      familyName: sql`j.family_name`,
      nameKey: sql`j.name_key`,
      relation: sql`j.relation`,
      isActive: sql`j.is_active`,
    })
    .from(staged)
    .where(sql`${persons.id} = j.id and ${eq(persons.schoolId, scope.school.id)} and ${isClaimed}`);
}

/**
 * The ways in of whoever is inactive from now on, or somebody else: sessions,
 * and links and letters, which must not open again when they are active again.
 */
export function endStagedAccess(q: Writer, scope: AtSchool, id: string, side: "from" | "to", isClaimed: SQL) {
  const rows = stagedRows(id, "changedPersons");
  const changes = sql`(${at("becomesOther")} or ${at("from.isActive")} <> ${at("to.isActive")})`;
  return [
    q.delete(sessions).where(sql`${eq(sessions.schoolId, scope.school.id)} and ${isClaimed}
      and ${sessions.personId} in (select ${at("id")} from ${rows} and not ${at(`${side}.isActive`)})`),
    q
      .update(recoveryLinks)
      .set({ endedAt: scope.clock.now(), endedBecause: "revoked" })
      .where(sql`${eq(recoveryLinks.schoolId, scope.school.id)} and ${recoveryLinks.endedAt} is null
        and ${isClaimed} and ${recoveryLinks.personId} in (select ${at("id")} from ${rows} and ${changes})`),
  ] as const;
}

export function insertStaged(q: Writer, scope: AtSchool, id: string, isClaimed: SQL) {
  const own = { id: at("id"), schoolId: scope.school.id, createdAt: scope.clock.now() };
  const rows = (list: "newAccounts" | "newPersons" | "newAddresses") =>
    sql`from ${stagedRows(id, list)} and ${isClaimed}`;
  return [
    insertForEach(
      q,
      accounts,
      {
        ...own,
        username: at("username"),
        usernameKey: at("usernameKey"),
        externalId: at("externalId"),
        className: at("className"),
        ownKey: at("ownKey"),
        passwordSalt: at("passwordSalt"),
        passwordParameters: targetParameters(scope),
      },
      rows("newAccounts"),
    ),
    insertForEach(
      q,
      persons,
      {
        ...own,
        accountId: at("accountId"),
        position: at("position"),
        givenName: at("givenName"),
        familyName: at("familyName"),
        nameKey: at("nameKey"),
        relation: at("relation"),
        locale: at("locale"),
        isActive: at("isActive"),
        isAdministrator: false,
      },
      rows("newPersons"),
    ),
    insertForEach(
      q,
      addresses,
      { ...own, personId: at("personId"), email: at("email"), emailKey: at("emailKey") },
      rows("newAddresses"),
    ),
  ] as const;
}
