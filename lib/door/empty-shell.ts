/**
 * Whether a route's answer says nothing to people: it failed, or is Next's own
 * page that there is nothing, or what stands for one (`turningRoute`). A route
 * that answers 404 by itself is not meant for people.
 */
export function isEmptyShell(status: number, contentType: string): boolean {
  return status >= 500 || (status === 404 && contentType.startsWith("text/html"));
}
