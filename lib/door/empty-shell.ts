import type { Visit } from "./visit.ts";

/**
 * Whether Next's answer says nothing without script: it failed, or found that
 * there is nothing (`turnAway()`, or a page of its own). A route that answers
 * 404 by itself is not meant for people.
 */
export function isEmptyShell({ turned }: Visit, status: number, contentType: string): boolean {
  return status >= 500 || (status === 404 && (turned === "missing" || contentType.startsWith("text/html")));
}
