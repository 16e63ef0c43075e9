import type { OutgoingHttpHeaders } from "node:http";
import { type Answer, send } from "./client.ts";

export interface Post {
  readonly school: string;
  readonly path: string;
  /** A list of pairs, so that a name may come twice; a Blob is a file. */
  readonly fields: readonly (readonly [string, string | Blob])[];
  readonly headers?: OutgoingHttpHeaders;
}

export function originOf(port: number, school: string): string {
  return `http://${school}.localhost:${port}`;
}

/** Fills in the form of a page and sends it, as a browser without script does. */
export async function postForm(port: number, post: Post): Promise<Answer> {
  const { message, body } = await requestForm(port, post);
  return send(port, { ...message, school: post.school, body });
}

/** Fetches a page and fills in its form: all that is left is to send it. */
export async function requestForm(port: number, { school, path, fields, headers = {} }: Post) {
  const page = await send(port, { school, path, headers: languageOf(headers) });
  const { type, body } = await encoded([...hiddenInputs(page.body), ...fields]);
  const sent = {
    Host: `${school}.localhost:${port}`,
    Origin: originOf(port, school),
    "Content-Type": type,
    "Content-Length": body.length,
    ...headers,
  };
  return { message: { method: "POST", path, headers: sent }, body };
}

function languageOf(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return headers["Accept-Language"] ? { "Accept-Language": headers["Accept-Language"] } : {};
}

/** What the page filled in itself, such as the token of a link. */
export function hiddenInputs(html: string): [string, string][] {
  const form = /<form id="form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  return [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => [
    attribute(input, "name"),
    attribute(input, "value"),
  ]);
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
}

async function encoded(fields: Post["fields"]): Promise<{ type: string; body: Uint8Array }> {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  const whole = new Response(data);
  return { type: whole.headers.get("content-type") ?? "", body: new Uint8Array(await whole.arrayBuffer()) };
}
