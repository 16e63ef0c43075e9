/**
 * The database could not be asked, or its answer was lost: it is down, slow,
 * or refuses us. A read may be tried again; a write may have been done.
 */
export class DatabaseUnavailable extends Error {
  /** By which it is known when it has come from another thread. */
  readonly code = "DATABASE_UNAVAILABLE";

  constructor(cause: unknown) {
    super(`The database is not available: ${reasonOf(cause)}`, { cause });
    this.name = "DatabaseUnavailable";
  }
}

export function isUnavailable(error: unknown): boolean {
  return hasCode(error, /^DATABASE_UNAVAILABLE$/);
}

/** What the database itself says of a statement: everything else came from the way to it. */
export function isOfStatement(error: unknown): boolean {
  return hasCode(error, /^SQL(ITE)?_(?!BUSY|LOCKED)/);
}

/** The disk, or what the file may grow to, has no room for it. Nothing was done. */
export function isOutOfRoom(error: unknown): boolean {
  return hasCode(error, /^SQLITE_FULL/);
}

function hasCode(error: unknown, code: RegExp): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string" && code.test(e.code)) return true;
  }
  return false;
}

/** Another write held the database for longer than the server waits. Nothing was done: a write begins by taking the lock. */
export function isLocked(error: unknown): boolean {
  if (hasCode(error, /^SQL(ITE)?_(BUSY|LOCKED)/)) return true;
  for (let e = error; e instanceof Error; e = e.cause) if (/database is locked/.test(e.message)) return true;
  return false;
}

/** The innermost message: the outer ones say "fetch failed". */
function reasonOf(error: unknown): string {
  let reason = "";
  for (let e = error; e instanceof Error; e = e.cause) reason = e.message || reason;
  return reason;
}
