/** One write: its statements, all of which are done or none. */
export interface Write<Statement> {
  readonly statements: readonly Statement[];
}

interface Waiting<Of, Result> {
  readonly write: Of;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** Meanwhile nobody else writes, and with a file nothing else happens in this process: as long as some ten forms take. */
const mostStatements = 60;

/**
 * Has writes that come together made durable together, which costs about as
 * much as for one of them ("group commit"). Each is acknowledged when all of
 * them are on the disk, and stands or falls by itself, unless the disk fails
 * them all. One group at a time, in the order in which they came.
 *
 * @param writeAll says what became of each; throws where none of them was done.
 */
export type GroupWrites = <Of extends Write<unknown>, Result>(
  writeAll: (writes: readonly Of[]) => Promise<PromiseSettledResult<Result>[]>,
) => (write: Of) => Promise<Result>;

/** `GroupWrites` of one process: whoever is under way writes for all. */
export const groupedWrites: GroupWrites = <Of extends Write<unknown>, Result>(
  writeAll: (writes: readonly Of[]) => Promise<PromiseSettledResult<Result>[]>,
) => {
  const waiting: Waiting<Of, Result>[] = [];
  let isUnderWay = false;

  async function writeWaiting(): Promise<void> {
    const group = waiting.splice(0, groupLength(waiting.map(({ write }) => write)));
    try {
      const settled = await writeAll(group.map(({ write }) => write));
      for (const [i, { resolve, reject }] of group.entries()) {
        const one = settled[i];
        if (one?.status === "fulfilled") resolve(one.value);
        else reject(one?.reason);
      }
    } catch (reason) {
      for (const { reject } of group) reject(reason);
    }
    isUnderWay = waiting.length > 0;
    if (isUnderWay) setImmediate(writeWaiting);
  }

  return (write: Of) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ write, resolve, reject });
      // Not at once: whatever else has arrived by now comes along.
      if (!isUnderWay) setImmediate(writeWaiting);
      isUnderWay = true;
    });
};

/** How many of those who wait make one group: as many as there is time for, and one at least, however long it is. */
export function groupLength(waiting: readonly Write<unknown>[]): number {
  let [writes, statements] = [0, 0];
  for (const write of waiting) {
    statements += write.statements.length;
    if (writes > 0 && statements > mostStatements) break;
    writes += 1;
  }
  return writes;
}
