/** The beginning of what a file has, fit to be shown on a page and in a terminal: enough to find it by. */
export function printable(text: string, most: number): string {
  return text.replace(/\p{Cc}/gu, " ").slice(0, most);
}
