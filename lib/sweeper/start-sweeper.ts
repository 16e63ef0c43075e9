const everyMs = 15_000;
const longestEndMs = 20_000;

export interface Sweeper {
  /** Begins no sweep any more. Resolves when the one under way has ended, or has taken 20 seconds more. */
  stop(): Promise<void>;
}

/** Sweeps at once, for what a crash left, and then every quarter of a minute; never twice at a time. */
export function startSweeper(sweep: () => Promise<unknown>): Sweeper {
  let underWay: Promise<void> | undefined;
  let isStopped = false;
  let next = setTimeout(begin, 0).unref();

  function begin(): void {
    underWay = sweep()
      .catch((error: unknown) => console.error("The sweeper failed and will try again.", error))
      .then(() => {
        underWay = undefined;
        if (!isStopped) next = setTimeout(begin, everyMs).unref();
      });
  }

  return {
    async stop() {
      isStopped = true;
      clearTimeout(next);
      // A mail in the middle of being handed over might be handed over again.
      await Promise.race([underWay, new Promise((resolve) => setTimeout(resolve, longestEndMs).unref())]);
    },
  };
}
