import type { Env } from "../../env.ts";
import { type Finding, finding, orFine } from "./finding.ts";

const oldestNode = [24, 7] as const;

/** @param version as in `process.versions.node`. */
export function lookAtNode(version: string): Finding[] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  return [finding(isOld ? "node-too-old" : "node-fine", { version })];
}

/** What the environment allows, and no production should have. */
export function lookAtSettings(env: Env): Finding[] {
  const found: Finding[] = [];
  const isLocal = isLocalDomain(env.baseDomain);
  if (env.mail.transport === "outbox" && !env.isDemo) found.push(finding("outbox-in-production"));
  if (env.throttleFactor !== 1) found.push(finding("throttle-changed", { factor: env.throttleFactor }));
  if (isLocal && !env.isDemo) found.push(finding("domain-is-local", { domain: env.baseDomain }));
  if (env.baseScheme === "https" && env.clientIpHeader === null) found.push(finding("no-client-header"));
  if (env.securityContact === null) found.push(finding("no-security-contact"));
  return orFine("settings-fine", found);
}

export function isLocalDomain(domain: string): boolean {
  return domain === "localhost" || domain.endsWith(".localhost");
}

/** Fewer different bytes than this in 32 random ones come about once in 10^15 times. */
const fewestBytes = 16;

/**
 * Whether each secret could be random: length alone is checked at the start of
 * a server, and 32 times the same letter would pass that.
 *
 * @param source the environment: which keys a list holds is not asked of it elsewhere.
 */
export function lookAtSecrets(source: Readonly<Record<string, string | undefined>>): Finding[] {
  const secrets = ["LINK_KEYS", "PASSWORD_KEYS", "PRIVACY_KEY", "SWEEP_SECRET"].flatMap((name) =>
    (source[name] ?? "")
      .split(",")
      .map((part) => ({ name, secret: part.trim().split(":").at(-1) ?? "" }))
      .filter(({ secret }) => secret !== ""),
  );
  const found = secrets.flatMap(({ name, secret }, i) => {
    const earlier = secrets.findIndex((other) => other.secret === secret);
    return [
      ...(new Set(secret).size < fewestBytes ? [finding("secret-weak", { name })] : []),
      ...(earlier < i ? [finding("secret-twice", { name, other: secrets[earlier]?.name ?? "" })] : []),
    ];
  });
  return orFine("secrets-fine", found);
}
