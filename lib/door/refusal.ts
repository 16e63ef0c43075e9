/** The facts of a request that the door looks at before anything else does. */
export interface Arrival {
  readonly method: string;
  /** As on the request line: path and query, undecoded. */
  readonly url: string;
  readonly header: (name: string) => string | undefined;
  /** Of the site that was asked for: `https://imb.sleutel.example`. */
  readonly ownOrigin: string;
}

/** Why a request goes no further. */
export const refusals = {
  "malformed-address": 400,
  "other-origin": 403,
  "method-not-allowed": 405,
  "too-large": 413,
  "address-too-long": 414,
  "school-closed": 503,
} as const;
export type Refusal = keyof typeof refusals;

/** Everything that a visitor is shown a page about instead of what was asked for. */
export const problems = { ...refusals, unexpected: 500, unavailable: 503 } as const;
export type Problem = keyof typeof problems;

/** The largest body that any form here sends is a help message: far below this. */
export const maxBodyBytes = 64 * 1024;
/** But for files of people, which come in at one door alone, and are read once an administrator is known to send them. */
export const maxUploadBytes = 10 * 1024 * 1024;
const uploadPath = "/admin/import";
const maxUrlLength = 4096;

/** @returns null where the request may go on. */
export function refusalOf(arrival: Arrival): Refusal | null {
  if (arrival.url.length > maxUrlLength) return "address-too-long";
  if (!arrival.header("host")) return "malformed-address";
  if (!isWellFormed(arrival.url)) return "malformed-address";
  if (arrival.method === "GET" || arrival.method === "HEAD") return null;
  if (arrival.method !== "POST") return "method-not-allowed";
  if (!isForPrograms(arrival.url) && !isOwnPost(arrival)) return "other-origin";
  return Number(arrival.header("content-length") ?? 0) > mostBytesAt(arrival.url) ? "too-large" : null;
}

/** The most that is read of what is sent there, whoever sends it. To the letter: nothing is decoded. */
function mostBytesAt(url: string): number {
  return url === uploadPath ? maxUploadBytes : maxBodyBytes;
}

/** Other programs post here and have no origin; they bring a secret of their own. To the letter: nothing is decoded. */
const programPaths = new Set(["/api/sweep", "/api/postmark/webhook"]);

export function isForPrograms(url: string): boolean {
  return programPaths.has(url);
}

/** Nobody looks at what is answered there: it goes out as it is, failures too. */
export function isReadByPrograms(url: string): boolean {
  return url.startsWith("/api/");
}

/**
 * A path that begins with a slash as it stands, and decodes to something without control characters and without
 * steps up or sideways, which would be one path here and another one further
 * on. The query is left to who reads it.
 */
function isWellFormed(url: string): boolean {
  try {
    const path = decodeURIComponent(url.split("?", 1)[0] ?? "");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const isOdd = /[\u0000-\u001f\u007f\\]|\/\/|\/\.{1,2}(?:\/|$)/.test(path);
    return url.startsWith("/") && !isOdd && !isNextsOwn(path);
  } catch {
    return false;
  }
}

/**
 * Next has pages of its own under an underscore that are nobody's to open; its
 * files lie under `/_next/static/`. What makes images of other images, there
 * and at the edge, is not used here.
 */
function isNextsOwn(path: string): boolean {
  return /^\/(?:_(?!next\/)|_next\/image|cdn-cgi)/.test(path);
}

/**
 * Whether a post comes from a page of the same site (OWASP CSRF Prevention,
 * "verifying origin"; Fetch Metadata). Some browsers send `Origin: null` for a
 * page that hides its referrer: `Sec-Fetch-Site` then tells.
 */
function isOwnPost({ header, ownOrigin }: Arrival): boolean {
  const origin = header("origin");
  if (origin !== undefined && origin !== "null") return origin.toLowerCase() === ownOrigin;
  return header("sec-fetch-site") === "same-origin";
}
