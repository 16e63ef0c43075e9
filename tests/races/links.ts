import { and, eq, isNull } from "drizzle-orm";
import { addresses, recoveryLinks } from "../../db/schema.ts";
import { signLinkToken } from "../../lib/recovery/link-token.ts";
import type { Scope } from "../../lib/scope.ts";
import { askForLink } from "../walk.ts";

/** The token of the newest open link that went to this address, as its reader would find it. */
export async function newLink(scope: Scope, username: string, email: string): Promise<string> {
  await askForLink(scope, username, email);
  return openLinkOf(scope, email);
}

export async function openLinkOf(scope: Scope, email: string): Promise<string> {
  const links = await scope.db.read
    .select({ link: recoveryLinks })
    .from(recoveryLinks)
    .innerJoin(addresses, eq(addresses.id, recoveryLinks.addressId))
    .where(and(eq(addresses.email, email), isNull(recoveryLinks.endedAt)))
    .orderBy(recoveryLinks.createdAt);
  const link = links.at(-1)?.link;
  if (!link) throw new Error(`There is no open link to ${email}`);
  return signLinkToken(scope.keys.links, link);
}
