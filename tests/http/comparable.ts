import type { Answer } from "./client.ts";

/** All of an answer but what is another one each time by design: the moment and the answer's own id. */
export function comparable({ status, headers, body }: Answer): string {
  const { date: _, ...others } = headers;
  const whole = JSON.stringify({ status, headers: Object.entries(others).sort(), body });
  return whole.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID");
}
