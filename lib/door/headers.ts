import type { PageLets } from "./visit.ts";

/** Headers that speak for a proxy or for Next itself. Whoever sends them from outside wants to be mistaken for one. */
export function isForProxiesOnly(name: string): boolean {
  return name.startsWith("x-") || name === "forwarded" || name === "via" || name === "cdn-loop";
}

/** Headers by which Next's runtime asks for a part of a page, or calls a server action. It runs nowhere here. */
export function isForRuntime(name: string): boolean {
  return name === "rsc" || name.startsWith("next-");
}

export interface Policy {
  readonly isHttps: boolean;
  readonly isDevelopment: boolean;
  readonly path: string;
}

/** A mail that is shown brings styles of its own, runs nothing, and is framed by our pages alone. */
const mailPreview = /^(\/outbox\/[^/]+\/html|\/admin\/settings\/mail)$/;

/** What every answer carries; a page has a wider policy of its own (`pageContentPolicy`). */
export function securityHeaders(policy: Policy): Record<string, string> {
  const shown = shownPolicy(policy);
  return {
    "Content-Security-Policy": shown ?? bareContentPolicy,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": shown ? "SAMEORIGIN" : "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "X-DNS-Prefetch-Control": "off",
    ...(policy.isHttps && { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
  };
}

/** Of what is shown within a page: it brings all that it needs. */
function shownPolicy({ path, isDevelopment }: Pick<Policy, "path" | "isDevelopment">): string | null {
  if (mailPreview.test(path)) return mailContentPolicy;
  return isDevelopment && path.startsWith("/gallery/") ? galleryContentPolicy : null;
}

const mailContentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/** Pictures and mails to look through, in development alone. */
const galleryContentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-src 'self'; frame-ancestors 'self'";

/** Of what is no page: it lets in nothing. */
const bareContentPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What every page does without, whatever else it may. */
const pageLimits = [
  "default-src 'none'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/**
 * Of a page. What runs is let in by its hash, a file by that in its `integrity`
 * attribute (CSP 3, 6.7.1.1): no host and no address lets in anything. No text
 * can be made into markup or script (`require-trusted-types-for`). Nothing in
 * it is chosen anew for each answer, so that a page can be kept.
 */
export function pageContentPolicy({ scripts, styles }: PageLets): string {
  return [
    ...pageLimits,
    `script-src ${quoted(scripts) || "'none'"}`,
    `style-src 'self' ${quoted(styles)}`.trimEnd(),
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

function quoted(hashes: ReadonlySet<string>): string {
  return [...hashes].map((hash) => `'${hash}'`).join(" ");
}
