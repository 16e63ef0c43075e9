/** Headers that speak for a proxy or for Next itself. Whoever sends them from outside wants to be mistaken for one. */
export function isForProxiesOnly(name: string): boolean {
  return name.startsWith("x-") || name === "forwarded" || name === "via" || name === "cdn-loop";
}

export interface Policy {
  readonly nonce: string;
  readonly isHttps: boolean;
  readonly isDevelopment: boolean;
  readonly path: string;
}

/** A mail that is shown brings styles of its own, runs nothing, and is framed by our pages alone. */
const mailPreview = /^(\/outbox\/[^/]+\/html|\/admin\/settings\/mail)$/;

/** What every answer carries. */
export function securityHeaders(policy: Policy): Record<string, string> {
  const shown = shownPolicy(policy);
  return {
    "Content-Security-Policy": shown ?? pageContentPolicy(policy),
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

/** Of what is no page of ours, but shown within one. */
function shownPolicy({ path, isDevelopment }: Policy): string | null {
  if (mailPreview.test(path)) return mailContentPolicy;
  return isDevelopment && path.startsWith("/gallery/") ? galleryContentPolicy : null;
}

const mailContentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/** Pictures and mails to look through, in development alone. */
const galleryContentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-src 'self'; frame-ancestors 'self'";

function pageContentPolicy({ nonce, isDevelopment }: Policy): string {
  const script = `'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`;
  const style = isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
