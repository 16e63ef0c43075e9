import {
  and,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  like,
  not,
  or,
  Param,
  placeholder,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias, QueryBuilder, SQLiteAsyncDialect, sqliteView } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { FlatDialect } from "./flat-dialect.ts";
import { persons, schools } from "./schema.ts";

const q = new QueryBuilder();
const others = alias(persons, "others");
const counted = q
  .select({ id: persons.schoolId, many: sql<number>`count(*)`.as("many") })
  .from(persons)
  .groupBy(persons.schoolId)
  .as("counted");
const open = q
  .$with("open")
  .as(q.select({ id: schools.id }).from(schools).where(isNull(schools.suspendedAt)));
const view = sqliteView("seen").as(() => q.select({ id: schools.id }).from(schools));
const moment = new Date("2026-09-01T08:00:00Z");

const queries: Record<string, { getSQL(): SQL }> = {
  "conditions within each other": q
    .select()
    .from(persons)
    .where(or(and(eq(persons.id, "a"), not(like(persons.familyName, "%b%"))), gt(persons.createdAt, moment))),
  "columns of an alias": q.select({ id: others.id }).from(others).where(eq(others.schoolId, schools.id)),
  "lists, some of them empty": q
    .select({ id: persons.id })
    .from(persons)
    .where(or(inArray(persons.id, ["a", "b", "c"]), inArray(persons.id, []))),
  "a list of plain values": sql`select ${["a", 1, null, true]} and ${[]}`,
  "joins and an order": q
    .select({ name: persons.familyName, school: schools.name })
    .from(persons)
    .innerJoin(schools, eq(schools.id, persons.schoolId))
    .leftJoin(counted, eq(counted.id, schools.id))
    .orderBy(desc(persons.familyName), sql`${counted.many}`)
    .limit(5),
  "a subquery with a name of its own": q.select().from(counted).where(gt(counted.many, 3)),
  "a common table": q.with(open).select().from(open),
  "a query as a condition": q
    .select({ id: schools.id })
    .from(schools)
    .where(exists(q.select().from(persons).where(eq(persons.schoolId, schools.id)))),
  "names, tables and columns": sql`insert into ${schools} (${sql.identifier('a"b')}) select ${schools.id}`,
  "something with a name, without it": sql`select ${sql`1`.as("one")}`,
  "nothing where something may be": sql`a ${undefined} b ${sql.empty()} c ${null}`,
  "values that are stored otherwise": sql`${new Param(moment, persons.createdAt)} ${new Param(null, persons.createdAt)} ${new Uint8Array([1])}`,
  "a value that is written as a query": sql`${new Param("a", { mapToDriverValue: (value) => sql`lower(${value})` })}`,
  "raw text": sql`${sql.raw("1 = 1")} ${sql.join([sql`a`, sql`b`], sql`, `)}`,
  "a placeholder": sql`a = ${placeholder("a")} and b = ${new Param(placeholder("b"))} and c = ${3}`,
  "a view": sql`select * from ${view} where a = ${1}`,
  "parameters in the text": sql`a = ${"it's"} and ${sql`b = ${2}`.inlineParams()}`,
};

test.each(Object.entries(queries))("%s: drizzle's text and parameters", (_, query) => {
  const theirs = new SQLiteAsyncDialect().sqlToQuery(query.getSQL());
  const { sql, params } = new FlatDialect().sqlToQuery(query.getSQL());
  expect({ sql, params }).toEqual({ sql: theirs.sql, params: theirs.params });
});
