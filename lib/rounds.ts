/** Whoever asks in a while shares what it costs: a round takes all that came until it begins. */
export type AskForRound<Item> = (item: Item) => Promise<void>;

/**
 * Work that is cheaper together: one round at a time, no sooner than `pauseMs`
 * after the one before began. For a runtime where one request may wait for
 * what another does, which workerd forbids.
 *
 * @param round is given what was asked for since the last one; it rejects for all of them.
 */
export function inRounds<Item>(
  round: (items: readonly Item[]) => Promise<unknown>,
  pauseMs: number,
): AskForRound<Item> {
  let next: { items: Item[]; done: Promise<void> } | null = null;
  let last: Promise<void> = Promise.resolve();
  let beganAt = Number.NEGATIVE_INFINITY;

  async function begin(items: readonly Item[]): Promise<void> {
    await last.catch(() => undefined);
    const waitMs = beganAt + pauseMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    next = null;
    beganAt = performance.now();
    await round(items);
  }

  return (item) => {
    if (!next) {
      const items: Item[] = [];
      next = { items, done: begin(items) };
      last = next.done;
    }
    next.items.push(item);
    return next.done;
  };
}
