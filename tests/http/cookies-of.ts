import type { Answer } from "./client.ts";

/** What a browser sends back of an answer's cookies. */
export function cookiesOf({ headers }: Answer): string {
  return (headers["set-cookie"] ?? []).map((line) => line.split(";", 1)[0]).join("; ");
}
