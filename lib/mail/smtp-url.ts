export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** No mail at all rather than one in the clear. */
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

/**
 * Reads `smtp://user:password@host:port` (STARTTLS where the relay offers it)
 * or `smtps://` (TLS from the start, RFC 8314). Ports by default: 587 and 465.
 * A password never travels in the clear, except within this machine. A
 * certificate must be vouched for: NODE_EXTRA_CA_CERTS names a school's own
 * authority.
 *
 * @throws TypeError when it is none of them; the message names no password.
 */
export function readSmtpUrl(url: string): SmtpAddress {
  const { protocol, hostname, port, username, password } = URL.parse(url) ?? {};
  const secure = protocol === "smtps:";
  if ((!secure && protocol !== "smtp:") || !hostname) {
    throw new TypeError("An SMTP URL looks like smtp://user:password@host:587 or smtps://host:465");
  }
  const host = hostname.replace(/^\[|\]$/g, "");
  const isSignedIn = Boolean(username || password);
  return {
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: isSignedIn && !secure && !isThisMachine(host),
    ...(isSignedIn && { auth: { user: decoded(username), pass: decoded(password) } }),
  };
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);
}

function decoded(part = ""): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A password with a bare % in it.
    return part;
  }
}
