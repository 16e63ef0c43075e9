import type { Relation } from "../../db/schema.ts";
import { judgeRecord } from "./judge-record.ts";
import type { AccountRecord, People, PersonRecord } from "./records.ts";
import type { Table } from "./table.ts";

/** The files that are read, of those that OneRoster 1.2 (and 1.1) has. */
export const rosterFiles = ["users", "roles", "classes", "enrollments"] as const;
export type RosterFile = (typeof rosterFiles)[number];
export type Roster = Partial<Record<RosterFile, Table>>;

/** @param name "users.csv", in whatever folder. */
export function rosterFileOf(name: string): RosterFile | null {
  const [, base] = /(?:^|\/)([a-z]+)\.csv$/i.exec(name) ?? [];
  return rosterFiles.find((file) => file === base?.toLowerCase()) ?? null;
}

export function isRosterUsers({ header }: Table): boolean {
  return ["sourcedId", "username", "givenName", "familyName"].every((column) => header.includes(column));
}

type Entry = { readonly line: number; readonly at: (column: string) => string };

/**
 * The people of a OneRoster (1EdTech OneRoster 1.2, CSV binding): each user is
 * an account, but for the agents of others, who are co-accounts of theirs. Its
 * passwords are not looked at.
 */
export function recordsOfRoster(roster: Roster & { readonly users: Table }): People {
  const users = entriesOf(roster.users);
  const roles = rolesOf(users, roster.roles);
  const byId = new Map(users.map((user) => [user.at("sourcedId"), user]));
  const agents = new Set(users.flatMap(agentsOf));
  const classes = classesOf(roster);
  const own = users.filter((user) => !isSomebodysAgent(user, roles, agents));
  return {
    records: own.map((user) => recordOf(user, byId, roles, roster.enrollments && classes)),
    positions: [0, 1, 2, 3, 4, 5, 6],
  };
}

function entriesOf({ header, rows }: Table): Entry[] {
  const columns = new Map(header.map((name, index) => [name, index]));
  return rows.map(({ line, cells }) => ({
    line,
    at: (column) => (cells[columns.get(column) ?? -1] ?? "").trim().normalize("NFC"),
  }));
}

/** In 1.1 the role stands with the user, in 1.2 in a file of its own. */
function rolesOf(users: readonly Entry[], file: Table | undefined): ReadonlyMap<string, string> {
  const roles = new Map(users.map((user) => [user.at("sourcedId"), user.at("role").toLowerCase()]));
  for (const role of file ? entriesOf(file) : []) {
    const isFirst = role.at("roleType") !== "secondary" || !roles.get(role.at("userSourcedId"));
    if (isFirst) roles.set(role.at("userSourcedId"), role.at("role").toLowerCase());
  }
  return roles;
}

function agentsOf(user: Entry): string[] {
  return user
    .at("agentSourcedIds")
    .split(/[,;\s]+/)
    .filter((id) => id !== "");
}

const family = new Set(["guardian", "parent", "relative"]);

/** A teacher who is a pupil's parent too has an account of their own. */
function isSomebodysAgent(
  user: Entry,
  roles: ReadonlyMap<string, string>,
  agents: ReadonlySet<string>,
): boolean {
  const role = roles.get(user.at("sourcedId")) ?? "";
  return family.has(role) || (role === "" && agents.has(user.at("sourcedId")));
}

const mostCoAccounts = 6;

function recordOf(
  user: Entry,
  byId: ReadonlyMap<string, Entry>,
  roles: ReadonlyMap<string, string>,
  classes: ReadonlyMap<string, string> | undefined,
): AccountRecord {
  const id = user.at("sourcedId");
  const coAccounts = agentsOf(user)
    .flatMap((agent) => byId.get(agent) ?? [])
    .slice(0, mostCoAccounts);
  return judgeRecord({
    line: user.line,
    externalId: id || null,
    username: user.at("username"),
    ...(classes && { className: classes.get(id) ?? null }),
    persons: [
      personOf(user, 0, null),
      ...coAccounts.map((agent, i) => personOf(agent, i + 1, relationOf(roles.get(agent.at("sourcedId"))))),
    ],
  });
}

function personOf(user: Entry, position: number, relation: Relation | null): PersonRecord {
  const email = user.at("email");
  const isGone = user.at("status") === "tobedeleted" || user.at("enabledUser").toLowerCase() === "false";
  const says = user.at("status") !== "" || user.at("enabledUser") !== "";
  return {
    position,
    givenName: user.at("preferredGivenName") || user.at("givenName"),
    familyName: user.at("preferredFamilyName") || user.at("familyName"),
    relation,
    emails: email === "" ? [] : [email],
    ...(says && { isActive: !isGone }),
  };
}

function relationOf(role: string | undefined): Relation {
  return role === "guardian" || role === "parent" ? "guardian" : "other";
}

/** The class of each pupil: the one they have as their own (homeroom), or the only one they are in. */
function classesOf({ classes, enrollments }: Roster): ReadonlyMap<string, string> {
  const all = new Map((classes ? entriesOf(classes) : []).map((entry) => [entry.at("sourcedId"), entry]));
  const found = new Map<string, { homeroom?: string; others: Set<string> }>();
  for (const enrolment of enrollments ? entriesOf(enrollments) : []) {
    const entry = all.get(enrolment.at("classSourcedId"));
    const isPupil =
      enrolment.at("role").toLowerCase() === "student" && enrolment.at("status") !== "tobedeleted";
    if (!entry || !isPupil) continue;
    const user = enrolment.at("userSourcedId");
    const theirs = found.get(user) ?? { others: new Set<string>() };
    if (entry.at("classType").toLowerCase() === "homeroom") theirs.homeroom ??= entry.at("title");
    else theirs.others.add(entry.at("title"));
    found.set(user, theirs);
  }
  const names = [...found].flatMap(([user, { homeroom, others }]) => {
    const name = homeroom ?? (others.size === 1 ? [...others][0] : undefined);
    return name ? [[user, name] as const] : [];
  });
  return new Map(names);
}
