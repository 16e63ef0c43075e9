import fc from "fast-check";
import { securityHeaders } from "../../lib/door/headers.ts";
import { parseHost } from "../../lib/door/host.ts";
import { cookieLines, readyAnswer } from "../../lib/door/ready-answer.ts";
import { refusalOf } from "../../lib/door/refusal.ts";
import type { Env } from "../../lib/env.ts";
import { cookieNames, signedInCookies } from "../../lib/sessions/cookies.ts";
import { fuzz } from "./runs.ts";
import { anyText } from "./words.ts";

const base = "sleutel.example";
const anyHost = fc.oneof(
  anyText(30),
  anyText(12).map((text) => `${text}.${base}`),
  fc.tuple(anyText(8), anyText(8)).map(([before, after]) => `${before}${base}${after}`),
  fc.tuple(fc.domain(), fc.nat(70_000)).map(([name, port]) => `${name}:${port}`),
);
/** A request line holds no space and no control character: what reads it has refused those. */
const anyUrl = fc
  .oneof(
    anyText(40).map((text) => `/${text}`),
    anyText(40),
    fc.webPath(),
    fc.tuple(fc.webPath(), fc.webQueryParameters()).map(([path, query]) => `${path}?${query}`),
  )
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  .map((url) => url.replace(/[\u0000-\u0020\u007f]/g, ""));

fuzz("a host is a school's only as one DNS label before our domain", [anyHost], (header) => {
  const host = parseHost(header, base);
  if (host.kind !== "school") return true;
  const isLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(host.slug);
  return isLabel && header.toLowerCase().startsWith(`${host.slug}.${base}`);
});

fuzz("what a browser makes of a host that is ours is the same host", [anyHost], (header) => {
  if (parseHost(header, base).kind === "elsewhere") return true;
  const parsed = URL.parse(`http://${header}/`);
  // A port beyond 65535 is one that no browser sends.
  return (
    parsed === null || parsed.hostname.replace(/\.$/, "") === header.toLowerCase().replace(/\.?(:\d*)?$/, "")
  );
});

fuzz(
  "a path that may go on is the same path further on, on the same host",
  [anyUrl, anyHost],
  (url, host) => {
    const ownOrigin = `https://imb.${base}`;
    const header = (name: string) => (name === "host" ? host : undefined);
    if (refusalOf({ method: "GET", url, ownOrigin, header }) !== null) return true;
    const path = decodeURIComponent(url.split("?", 1)[0] ?? "");
    const further = new URL(url, ownOrigin);
    const isSamePath = decodeURIComponent(further.pathname) === (path.split("#", 1)[0] ?? "").toWellFormed();
    return further.origin === ownOrigin && (isSamePath || path.includes("#"));
  },
);

fuzz(
  "a post goes on only from our own origin, or where a browser says that it is",
  [fc.option(anyHost, { nil: undefined }), fc.option(anyText(12), { nil: undefined }), anyUrl],
  (origin, site, url) => {
    const ownOrigin = `https://imb.${base}`;
    const headers: Record<string, string | undefined> = {
      host: `imb.${base}`,
      origin,
      "sec-fetch-site": site,
    };
    const refusal = refusalOf({ method: "POST", url, ownOrigin, header: (name) => headers[name] });
    return refusal !== null || origin === ownOrigin || site === "same-origin";
  },
);

fuzz(
  "no header of ours holds a line break, whatever the path",
  [anyText(), fc.boolean(), fc.boolean()],
  (path, isHttps, isDevelopment) => {
    const headers = securityHeaders({ isHttps, isDevelopment, path });
    return Object.entries(headers).every(
      ([name, value]) => /^[\w-]+$/.test(name) && /^[\x20-\x7e]+$/.test(value),
    );
  },
);

fuzz(
  "a Set-Cookie is one line with the attributes that we chose, or none",
  [anyText(), anyText(), fc.boolean()],
  (token, knownBrowsers, isHttps) => {
    const env = { baseScheme: isHttps ? "https" : "http" } as Env;
    const session = { token, isKept: true, lifetimeSeconds: 60 } as Parameters<typeof signedInCookies>[1];
    const cookies = signedInCookies(cookieNames(isHttps), session, { knownBrowsers, personLocale: token });
    let lines: string[];
    try {
      lines = cookieLines(env, cookies);
    } catch (error) {
      // Half a character can't be written in one.
      return error instanceof URIError;
    }
    return lines.every((line) =>
      /^[\w-]+=[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*(; (Max-Age=\d+|Path=\/|HttpOnly|Secure|SameSite=Lax))+$/.test(
        line,
      ),
    );
  },
);

fuzz("a language button leads back to this host, whatever the address was", [anyUrl], (url) => {
  const ownOrigin = `https://imb.${base}`;
  const header = (name: string) => (name === "host" ? `imb.${base}` : undefined);
  if (refusalOf({ method: "GET", url, ownOrigin, header }) !== null) return true;
  const reply = { kind: "page", status: 200, state: undefined, cookies: [], afterwards: [] } as const;
  const location = readyAnswer(reply, false, url)?.headers.Location ?? "/";
  return new URL(location, ownOrigin).origin === ownOrigin;
});
