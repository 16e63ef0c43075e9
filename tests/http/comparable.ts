import type { Answer } from "./client.ts";

/** A page says itself a second time to its script, in pieces whose order is that of their making. */
const repetition = /<script[^>]*>[\s\S]*?<\/script>|<!--[\s\S]*?-->/g;

/** All of an answer but what is another one each time by design: the moment, the nonce and the answer's own id. */
export function comparable({ status, headers, body }: Answer): string {
  const { date: _, ...others } = headers;
  const whole = JSON.stringify({
    status,
    headers: Object.entries(others).sort(),
    body: body.replace(repetition, ""),
  });
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "";
  return (nonce === "" ? whole : whole.replaceAll(nonce, "NONCE")).replace(
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    "ID",
  );
}
