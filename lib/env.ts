import { fromBase64Url } from "./base64url.ts";
import { type Key, type Keys, keyRing } from "./keys.ts";
import { readSmtpUrl } from "./mail/smtp-url.ts";
import { isSecurityContact } from "./security-txt.ts";

/** The configuration, checked. Nothing else reads the environment. */
export interface Env {
  readonly isDemo: boolean;
  readonly port: number;
  readonly listenAddress: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** A replica near by, for reads that may be some seconds old. */
  readonly databaseReplicaUrl: string | undefined;
  readonly databaseAuthToken: string | undefined;
  /** Lower case, without port. */
  readonly baseDomain: string;
  readonly baseScheme: "http" | "https";
  /** `:3000`, or empty for the scheme's own. */
  readonly basePortSuffix: string;
  /** The header in which the operator's own proxy, or the edge, names the client; null takes the socket. */
  readonly clientIpHeader: string | null;
  readonly keys: Keys;
  /** Opens `/api/sweep`; null keeps it shut. */
  readonly sweepSecret: string | null;
  readonly mail: MailSettings;
  readonly senderEmail: string;
  /** Where faults are reported, as a URI; null has no security.txt. */
  readonly securityContact: string | null;
  readonly throttleFactor: number;
  readonly benchAccounts: number;
}

export type MailSettings =
  /** Kept in a folder; where there is no disk, in the database. */
  | { readonly transport: "outbox"; readonly folder: string | null }
  | {
      readonly transport: "postmark";
      readonly serverToken: string;
      readonly apiHost: string | undefined;
      readonly messageStream: string;
      /** `user:password` of the webhook's Basic authentication; null keeps it shut. */
      readonly webhookCredentials: string | null;
    }
  /** A relay of the operator's own. Node only. */
  | { readonly transport: "smtp"; readonly url: string };

export class ConfigurationError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`Sleutel can't start with this configuration:\n${faults.map((f) => `  - ${f}`).join("\n")}`);
    this.name = "ConfigurationError";
    this.faults = faults;
  }
}

export type Runtime = "node" | "edge";
type Source = Readonly<Record<string, string | undefined>>;

/**
 * @param runtime what it is to run on: the edge has no disk and no sockets.
 * @throws ConfigurationError with one sentence for each fault, all of them at once.
 */
export function readEnv(source: Source, runtime: Runtime = "node"): Env {
  const faults: string[] = [];
  const text = (name: string): string | undefined => source[name]?.trim() || undefined;
  const number = (name: string, otherwise: number, least: number, most: number, kind = "number"): number => {
    const given = text(name);
    if (given === undefined) return otherwise;
    const value = Number(given);
    const isOfKind = kind === "number" || Number.isInteger(value);
    if (isOfKind && value >= least && value <= most) return value;
    faults.push(`${name} must be a ${kind} from ${least} to ${most}; it is "${given}".`);
    return otherwise;
  };
  const whole = (name: string, otherwise: number, most: number) =>
    number(name, otherwise, 0, most, "whole number");
  const oneOf = <T extends string>(name: string, choices: readonly T[], otherwise: T): T => {
    const given = text(name);
    if (given === undefined) return otherwise;
    if ((choices as readonly string[]).includes(given)) return given as T;
    faults.push(`${name} must be ${choices.join(" or ")}; it is "${given}".`);
    return otherwise;
  };

  const isDemo = text("SLEUTEL_DEMO") === "1";
  const port = whole("PORT", 3000, 65535);
  const dataDir = text("DATA_DIR") ?? ".data";
  const baseDomain = (text("BASE_DOMAIN") ?? "localhost").toLowerCase();
  if (!/^(?!.*\.\.)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(baseDomain)) {
    faults.push(
      `BASE_DOMAIN must be a domain name without scheme or port, such as sleutel.example; it is "${baseDomain}".`,
    );
  }
  const isLocal = baseDomain === "localhost" || baseDomain.endsWith(".localhost");
  const baseScheme = oneOf("BASE_SCHEME", ["http", "https"], isDemo || isLocal ? "http" : "https");
  const basePort = whole("BASE_PORT", baseScheme === "http" ? port : 443, 65535);
  const isEdge = runtime === "edge";
  const databaseUrl = text("DATABASE_URL") ?? `file:${dataDir}/sleutel.db`;
  if (!/^(file:.|libsql:\/\/|https?:\/\/)/.test(databaseUrl)) {
    faults.push("DATABASE_URL must begin with file:, libsql://, https:// or http://.");
  }
  const databaseReplicaUrl = text("DATABASE_REPLICA_URL");
  if (databaseReplicaUrl && !/^(libsql|https?):\/\//.test(databaseReplicaUrl)) {
    faults.push("DATABASE_REPLICA_URL must begin with libsql://, https:// or http://.");
  }
  if (text("DATABASE_AUTH_TOKEN") && [databaseUrl, databaseReplicaUrl].some(isOpenToOthers)) {
    faults.push("DATABASE_AUTH_TOKEN would travel unencrypted: use https:// or libsql:// for that address.");
  }
  if (isEdge && databaseUrl.startsWith("file:")) {
    faults.push("The edge has no disk: DATABASE_URL must name a libSQL server.");
  }

  const mail = readMail(text, isDemo, isEdge ? null : `${dataDir}/outbox`, faults);
  if (isEdge && mail.transport === "outbox" && !isDemo && !isLocal) {
    faults.push(
      "MAIL_TRANSPORT is outbox, which shows every mail to anybody: at the edge it is for the demo alone.",
    );
  }

  return settled(faults, {
    isDemo,
    port,
    listenAddress: text("LISTEN_ADDRESS") ?? "127.0.0.1",
    dataDir,
    databaseUrl,
    databaseReplicaUrl,
    databaseAuthToken: text("DATABASE_AUTH_TOKEN"),
    baseDomain,
    baseScheme,
    basePortSuffix: basePort === (baseScheme === "http" ? 80 : 443) ? "" : `:${basePort}`,
    clientIpHeader: text("CLIENT_IP_HEADER")?.toLowerCase() ?? (isEdge ? "cf-connecting-ip" : null),
    keys: {
      links: readKeyRing("LINK_KEYS", text("LINK_KEYS"), faults),
      passwords: readKeyRing("PASSWORD_KEYS", text("PASSWORD_KEYS"), faults),
      privacy: readSecret("PRIVACY_KEY", text("PRIVACY_KEY"), faults),
    },
    sweepSecret: readSweepSecret(text("SWEEP_SECRET"), faults),
    mail,
    senderEmail: text("SENDER_EMAIL") ?? `sleutel@${isLocal ? "sleutel.example" : baseDomain}`,
    securityContact: readSecurityContact(
      text("SECURITY_CONTACT") ?? (isDemo ? "mailto:security@sleutel.example" : undefined),
      faults,
    ),
    throttleFactor: number("THROTTLE_FACTOR", 1, 0.001, 1_000_000),
    benchAccounts: whole("DEMO_BENCH_ACCOUNTS", 0, 1_000_000),
  });
}

function settled(faults: readonly string[], env: Env): Env {
  if (faults.length > 0) throw new ConfigurationError(faults);
  return env;
}

/** Plain http to a host that is not this machine, nor one of a network of one's own. */
function isOpenToOthers(url: string | undefined): boolean {
  if (!url?.startsWith("http://") || !URL.canParse(url)) return false;
  const own =
    /^(localhost|[^.]+|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|.*\.(internal|local|localhost))$/;
  return !own.test(new URL(url).hostname);
}

const howToMake = "Make one with: npm run --silent secrets";
const noKey: Key = { id: "", secret: new Uint8Array(32) };

/** `newest:base64url,older:base64url`: the first makes, all check. */
function readKeyRing(name: string, given: string | undefined, faults: string[]) {
  if (given === undefined) {
    faults.push(`${name} is missing. ${howToMake}`);
    return keyRing([noKey]);
  }
  const keys = given.split(",").map((part): Key => {
    const [id = "", secret] = part.trim().split(":");
    if (!/^[a-z0-9]{1,16}$/.test(id)) {
      faults.push(`${name} must be a list of name:secret, the name in 1 to 16 small letters and digits.`);
    }
    return { id, secret: readSecret(`${name} (${id})`, secret, faults) };
  });
  if (new Set(keys.map((key) => key.id)).size < keys.length) faults.push(`${name} names a key twice.`);
  return keyRing(keys as [Key, ...Key[]]);
}

function readSecret(name: string, given: string | undefined, faults: string[]) {
  const bytes = given === undefined ? null : fromBase64Url(given);
  if (bytes && bytes.length >= 32) return bytes;
  faults.push(
    given === undefined
      ? `${name} is missing. ${howToMake}`
      : `${name} must hold at least 32 random bytes in base64url. ${howToMake}`,
  );
  return noKey.secret;
}

function readSweepSecret(given: string | undefined, faults: string[]): string | null {
  if (given !== undefined && given.length < 32) {
    faults.push(`SWEEP_SECRET must have at least 32 characters. ${howToMake}`);
  }
  return given ?? null;
}

function readSecurityContact(given: string | undefined, faults: string[]): string | null {
  if (given !== undefined && !isSecurityContact(given)) {
    faults.push(
      `SECURITY_CONTACT must be mailto:, https:// or tel: and what follows, such as mailto:security@sleutel.example; it is "${given}".`,
    );
  }
  return given ?? null;
}

function readWebhookCredentials(given: string | undefined, faults: string[]): string | null {
  if (given !== undefined && !/^[^:]+:.{16,}$/.test(given)) {
    faults.push(
      "POSTMARK_WEBHOOK_CREDENTIALS must be user:password, the password of at least 16 characters.",
    );
  }
  return given ?? null;
}

function readSmtp(given: string | undefined, faults: string[]): string {
  try {
    if (given !== undefined) readSmtpUrl(given);
    else faults.push("MAIL_TRANSPORT is smtp, but SMTP_URL is missing.");
  } catch (error) {
    faults.push(`SMTP_URL: ${error instanceof Error ? error.message : error}`);
  }
  return given ?? "";
}

function readMail(
  text: (name: string) => string | undefined,
  isDemo: boolean,
  outboxFolder: string | null,
  faults: string[],
): MailSettings {
  const serverToken = text("POSTMARK_SERVER_TOKEN");
  const transport = text("MAIL_TRANSPORT") ?? (serverToken ? "postmark" : isDemo ? "outbox" : undefined);
  if (transport === "postmark" && serverToken) {
    return {
      transport,
      serverToken,
      apiHost: text("POSTMARK_API_HOST"),
      messageStream: text("POSTMARK_MESSAGE_STREAM") ?? "outbound",
      webhookCredentials: readWebhookCredentials(text("POSTMARK_WEBHOOK_CREDENTIALS"), faults),
    };
  }
  if (transport === "smtp") {
    if (outboxFolder === null)
      faults.push("MAIL_TRANSPORT is smtp, which needs Node: the edge sends by Postmark.");
    return { transport, url: readSmtp(text("SMTP_URL"), faults) };
  }
  if (transport === "postmark") {
    faults.push("MAIL_TRANSPORT is postmark, but POSTMARK_SERVER_TOKEN is missing.");
  } else if (transport === undefined) {
    faults.push(
      "No mail can be sent: set POSTMARK_SERVER_TOKEN, or MAIL_TRANSPORT=outbox to keep every mail in a folder that anybody who reaches /outbox can read.",
    );
  } else if (transport !== "outbox") {
    faults.push(`MAIL_TRANSPORT must be outbox, postmark or smtp; it is "${transport}".`);
  }
  return { transport: "outbox", folder: outboxFolder };
}
