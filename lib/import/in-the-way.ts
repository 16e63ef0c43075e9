/** Whether the database refused a row because another one is in its way, or because one that it belongs to is gone. */
export function isInTheWay(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string" && e.code.startsWith("SQLITE_CONSTRAINT")) return true;
    if (/UNIQUE constraint failed|FOREIGN KEY constraint failed/.test(e.message)) return true;
  }
  return false;
}
