import { isLocale } from "../../messages/catalogues.ts";
import { looksLikeEmail } from "../accounts/email-key.ts";
import { parseHex } from "../schools/colours.ts";

export interface TypedSchool {
  readonly slug: string;
  readonly name: string;
  readonly town: string;
  readonly postalAddress: string;
  readonly locale: string;
  readonly helpdeskEmail: string;
  readonly colour: string;
}

export type SchoolFault =
  | "slug-not-a-label"
  | "slug-reserved"
  | "slug-taken"
  | "name-missing"
  | "town-missing"
  | "address-missing"
  | "language-unknown"
  | "helpdesk-not-an-email"
  | "colour-not-hex";

/** Names that mail servers, browsers, operators and we ourselves may want below the base domain. */
const reserved = new Set(
  `admin administrator api app assets autoconfig autodiscover blog cdn db demo-admin dns docs ftp help imap
  localhost login logo mail mta-sts mx ns ns1 ns2 outbox pm-bounces pop postmaster server smtp sleutel static
  status support test webmail wpad www`.split(/\s+/),
);

/** All that is wrong with what was typed, at once. Whether a subdomain is taken is the database's to say. */
export function schoolFaults(typed: TypedSchool): SchoolFault[] {
  const faults: (SchoolFault | null)[] = [
    slugFault(typed.slug),
    typed.name.trim() ? null : "name-missing",
    typed.town.trim() ? null : "town-missing",
    typed.postalAddress.trim() ? null : "address-missing",
    isLocale(typed.locale) ? null : "language-unknown",
    looksLikeEmail(typed.helpdeskEmail) ? null : "helpdesk-not-an-email",
    parseHex(typed.colour) ? null : "colour-not-hex",
  ];
  return faults.filter((fault) => fault !== null);
}

/** A single DNS label (RFC 1035); one with hyphens in the third and fourth place would be taken for IDNA (RFC 5891, 4.2.3.1). */
export function slugFault(slug: string): SchoolFault | null {
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(slug) || slug.slice(2, 4) === "--")
    return "slug-not-a-label";
  return reserved.has(slug) ? "slug-reserved" : null;
}
