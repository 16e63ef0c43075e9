import type { Client, ResultSet } from "@libsql/client";
import { type GroupWrites, groupedWrites, type Write } from "./grouped-writes.ts";
import { patience, type Refusal } from "./patience.ts";
import { isOfStatement } from "./unavailable.ts";

type Batch = Client["batch"];
type Statements = Parameters<Batch>[0];
type Settled = PromiseSettledResult<ResultSet[]>;

interface WaitingWrite extends Write<Statements[number]> {
  readonly refusal: Refusal;
}

/**
 * Has the writes that wait for a server travel together, and be committed once.
 * Each stands or falls by itself: where a statement is refused nothing of the
 * trip was done, and each of its writes goes alone.
 *
 * @throws {DatabaseUnavailable} from each write of a trip that failed, which may
 * have been done; and from those that waited behind it, which were not.
 */
export function sharingTrips(batch: Batch, group: GroupWrites = groupedWrites): Batch {
  const { wait, note } = patience();
  const write = group<WaitingWrite, ResultSet[]>((writes) => together(batch, writes, note));
  return (statements) => write({ statements, refusal: wait() });
}

/** Of those that may still wait; they are asked anew before each trip. */
async function together(
  batch: Batch,
  writes: readonly WaitingWrite[],
  note: (error: unknown) => void,
): Promise<Settled[]> {
  const refused = writes.map(({ refusal }) => refusal());
  const allowed = writes.filter((_, i) => !refused[i]);
  const settled = allowed.length > 0 ? await tried(batch, allowed, note) : [];
  return refused.map((reason) => (reason ? { status: "rejected", reason } : (settled.shift() as Settled)));
}

async function tried(
  batch: Batch,
  writes: readonly WaitingWrite[],
  note: (error: unknown) => void,
): Promise<Settled[]> {
  try {
    return await inOneTrip(batch, writes);
  } catch (reason) {
    if (writes.length > 1 && isOfStatement(reason)) return oneByOne(batch, writes, note);
    note(reason);
    return writes.map(() => ({ status: "rejected", reason }));
  }
}

async function inOneTrip(batch: Batch, writes: readonly WaitingWrite[]): Promise<Settled[]> {
  const results = await batch(
    writes.flatMap(({ statements }) => statements),
    "write",
  );
  return writes.map(({ statements }) => ({
    status: "fulfilled",
    value: results.splice(0, statements.length),
  }));
}

async function oneByOne(
  batch: Batch,
  writes: readonly WaitingWrite[],
  note: (error: unknown) => void,
): Promise<Settled[]> {
  const settled: Settled[] = [];
  for (const write of writes) settled.push(...(await together(batch, [write], note)));
  return settled;
}
