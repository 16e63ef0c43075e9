import type { SQL } from "drizzle-orm";
import type { Writer } from "../../db/client.ts";
import { insertWhere } from "../../db/insert-where.ts";
import { newId } from "../../db/new-id.ts";
import { mails, recoveryLinks } from "../../db/schema.ts";
import type { Tools } from "../scope.ts";

export interface LinkFor {
  readonly schoolId: string;
  readonly accountId: string;
  readonly person: {
    readonly id: string;
    readonly locale: string;
    readonly passwordVerifier: string | null;
  };
  readonly address: { readonly id: string; readonly email: string };
  readonly linkLifetimeMinutes: number;
  /** The request that asked for it, or the administrator who gave it out. */
  readonly requestId?: string;
  readonly issuedBy?: string;
}

/** A link for one person at one of their addresses, and the mail that brings it: both, or neither. */
export function linkAndMail(q: Writer, tools: Pick<Tools, "clock">, of: LinkFor, condition: SQL) {
  const now = tools.clock.now();
  const expiresAt = new Date(now.getTime() + of.linkLifetimeMinutes * 60_000);
  const purpose = of.person.passwordVerifier === null ? ("activation" as const) : ("recovery" as const);
  const linkId = newId();
  const common = { schoolId: of.schoolId, personId: of.person.id, createdAt: now, expiresAt };
  const { requestId, issuedBy, accountId } = of;
  return [
    insertWhere(
      q,
      recoveryLinks,
      { ...common, id: linkId, requestId, issuedBy, accountId, addressId: of.address.id, purpose },
      condition,
    ),
    insertWhere(
      q,
      mails,
      {
        ...common,
        id: newId(),
        kind: purpose,
        linkId,
        toEmail: of.address.email,
        locale: of.person.locale,
        dueAt: now,
      },
      condition,
    ),
  ];
}
