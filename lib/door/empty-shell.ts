/**
 * Whether Next's answer is a page that says nothing without script: it failed,
 * or called `notFound()`. A file that is not there is answered as it is.
 */
export function isEmptyShell(status: number, contentType: string): boolean {
  return status >= 500 || (status === 404 && contentType.startsWith("text/html"));
}
