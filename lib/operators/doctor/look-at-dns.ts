import { type Finding, finding } from "./finding.ts";

/** As node:dns/promises has it; handed in, so that a test asks nobody. */
export interface Dns {
  resolve4(name: string): Promise<readonly string[]>;
  resolve6(name: string): Promise<readonly string[]>;
  resolveTxt(name: string): Promise<readonly (readonly string[])[]>;
}

export interface DnsQuestions {
  readonly baseDomain: string;
  readonly senderEmail: string;
  /** Null where nobody said which: the name of a DKIM key can't be guessed. */
  readonly dkimSelector: string | null;
}

/** The records that visitors and receivers of mail need (docs/operating.md). */
export async function lookAtDns(
  dns: Dns,
  { baseDomain, senderEmail, dkimSelector }: DnsQuestions,
): Promise<Finding[]> {
  const sender = senderEmail.slice(senderEmail.lastIndexOf("@") + 1).toLowerCase();
  // No school has this name: only a wildcard answers to it.
  const anySchool = `zz-${crypto.randomUUID().slice(0, 8)}.${baseDomain}`;
  const selected = dkimSelector && `${dkimSelector}._domainkey.${sender}`;
  return Promise.all([
    told({ domain: baseDomain }, async () =>
      (await isAddressed(dns, baseDomain)) ? "domain-found" : "domain-missing",
    ),
    told({ domain: `*.${baseDomain}` }, async () =>
      (await isAddressed(dns, anySchool)) ? "wildcard-found" : "wildcard-missing",
    ),
    told({ domain: sender }, async () =>
      (await hasText(dns, sender, /^v=spf1\b/i)) ? "spf-found" : "spf-missing",
    ),
    told({ domain: selected || sender }, async () => {
      if (!selected) return "dkim-unknown";
      return (await hasText(dns, selected, /\bp=[A-Za-z0-9+/]/)) ? "dkim-found" : "dkim-missing";
    }),
    told({ domain: `_dmarc.${sender}` }, async () =>
      (await hasDmarc(dns, sender)) ? "dmarc-found" : "dmarc-missing",
    ),
  ]);
}

async function told(facts: { domain: string }, look: () => Promise<Finding["kind"]>): Promise<Finding> {
  try {
    return finding(await look(), facts);
  } catch (error) {
    return finding("dns-unanswered", {
      ...facts,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

async function isAddressed(dns: Dns, name: string): Promise<boolean> {
  const [four, six] = await Promise.all([orNone(dns.resolve4(name)), orNone(dns.resolve6(name))]);
  return four.length + six.length > 0;
}

async function hasText(dns: Dns, name: string, pattern: RegExp): Promise<boolean> {
  return (await orNone(dns.resolveTxt(name))).some((parts) => pattern.test(parts.join("")));
}

/** Of the domain itself, or of the one above it (RFC 7489, 6.6.3: the organisational domain). */
async function hasDmarc(dns: Dns, domain: string): Promise<boolean> {
  const above = domain.split(".").slice(1).join(".");
  const policy = /^v=DMARC1\b/;
  if (await hasText(dns, `_dmarc.${domain}`, policy)) return true;
  return above.includes(".") && hasText(dns, `_dmarc.${above}`, policy);
}

/** "There is none" is an answer; "nobody answered" is not. */
async function orNone<T>(asked: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await asked;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTFOUND" || code === "ENODATA") return [];
    throw error;
  }
}
