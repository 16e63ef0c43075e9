/** Where the desk is. */
export const deskPath = "/admin";

/**
 * A path of the desk, to go on to after the password was asked again.
 *
 * @returns the desk itself for whatever else was sent: another site, another
 * spelling of one (CWE-601), or nothing.
 */
export function asDeskPath(sent: unknown): string {
  const isOurs = typeof sent === "string" && /^\/admin(\/[\w.~-]+)*(\?[\w.~%=&+-]*)?$/.test(sent);
  return isOurs && !/\/\.{1,2}(\/|\?|$)/.test(sent) ? sent : deskPath;
}
