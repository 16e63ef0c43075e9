import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { type Database, openDatabase } from "../../db/client.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { schools } from "../../db/schema.ts";
import type { Scope } from "../../lib/scope.ts";
import { startSqld } from "../../scripts/libsql/start-sqld.ts";
import { type Changes, type House, openHouse } from "../house.ts";

/** Two servers of the product, each with a connection of its own to one database. */
export interface Servers {
  readonly here: Scope;
  readonly there: Scope;
  /** Of the other school, where nothing may change. */
  readonly elsewhere: Scope;
  readonly house: House;
  /** By turns, so that neither is always the first. */
  at(i: number): Scope;
}

export const databases = ["file", "server"] as const;
export type DatabaseKind = (typeof databases)[number];

export async function openServers(kind: DatabaseKind, changes: Changes = {}): Promise<Servers> {
  const house = await openHouse(changes);
  const url = kind === "file" ? house.databaseUrl : await serverWith(house);
  const connect = (): Database => {
    const db = openDatabase(url);
    onTestFinished(() => db.close());
    return kind === "server" ? pressingAgain(db) : db;
  };
  // A clock that runs: two things at one moment are the exception, as they are outside.
  const clock = { now: () => new Date() };
  const here = { ...house.imb, db: connect(), clock };
  const there = { ...house.imb, db: connect(), clock };
  const elsewhere = { ...house.riverside, db: here.db, clock };
  return { here, there, elsewhere, house, at: (i) => (i % 2 === 0 ? here : there) };
}

/** A libSQL server with the schools of the house. */
async function serverWith({ db }: House): Promise<string> {
  const sqld = await startSqld();
  onTestFinished(() => sqld.stop());
  await migrateDatabase(sqld.url);
  const rows = await db.read.select().from(schools);
  const server = openDatabase(sqld.url);
  await server.write((q) => [q.insert(schools).values(rows)]);
  server.close();
  return sqld.url;
}

const mostPresses = 20;

/**
 * A libSQL server with several writers answers now and then that it is locked,
 * and has done nothing. The product tells the visitor to come back; here they do.
 */
function pressingAgain(db: Database): Database {
  const write: Database["write"] = async (build) => {
    for (let press = 1; ; press++) {
      try {
        return await db.write(build);
      } catch (error) {
        if (!isLocked(error) || press === mostPresses) throw error;
        await sleep(Math.random() * 50);
      }
    }
  };
  return { ...db, write };
}

function isLocked(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && e.code === "SQLITE_BUSY") return true;
  }
  return false;
}
