import "server-only";

/** Thrown where nothing is made of what was asked for: its visitor is led elsewhere, or there is nothing. */
export class Turn extends Error {
  /** A path of this host, with its query; null where there is nothing. */
  readonly to: string | null;

  constructor(to: string | null) {
    super(`leads to ${to ?? "nothing"}`);
    this.to = to;
  }
}

/**
 * Leads the visitor to another page of this host, from wherever this one has come.
 *
 * @param path with its query.
 */
export function turnTo(path: string): never {
  throw new Turn(path);
}

/** Says that there is no such page, from wherever it has come. */
export function turnAway(): never {
  throw new Turn(null);
}
