import { eq } from "drizzle-orm";
import { schoolLogos, schools } from "../../db/schema.ts";
import { audited } from "../audit.ts";
import { largestLogo, logoKind } from "../schools/logo-kind.ts";
import type { Scope } from "../scope.ts";
import type { Visitor } from "../visitor.ts";
import type { FreshAdministrator } from "./administrator.ts";
import { byDesk } from "./by-desk.ts";

export type LogoChange = { readonly status: "saved" | "no-picture" | "too-large" };

/** Puts another logo in the place of this school's. Its address changes with it, since browsers keep it for ever. */
export async function changeLogo(
  scope: Scope,
  by: FreshAdministrator,
  bytes: Uint8Array,
  visitor: Visitor,
): Promise<LogoChange> {
  if (bytes.length > largestLogo) return { status: "too-large" };
  const mediaType = logoKind(bytes);
  if (!mediaType) return { status: "no-picture" };
  const logo = { mediaType, base64: inBase64(bytes) };
  const schoolId = scope.school.id;
  const version = crypto.randomUUID().slice(0, 8);
  await scope.db.write((q) => [
    q
      .insert(schoolLogos)
      .values({ schoolId, ...logo })
      .onConflictDoUpdate({ target: schoolLogos.schoolId, set: logo }),
    q.update(schools).set({ logoVersion: version }).where(eq(schools.id, schoolId)),
    audited(q, scope, { ...byDesk(scope, by, visitor), kind: "settings-changed", detail: "logo" }),
  ]);
  return { status: "saved" };
}

export async function removeLogo(scope: Scope, by: FreshAdministrator, visitor: Visitor): Promise<void> {
  const schoolId = scope.school.id;
  await scope.db.write((q) => [
    q.delete(schoolLogos).where(eq(schoolLogos.schoolId, schoolId)),
    q.update(schools).set({ logoVersion: null }).where(eq(schools.id, schoolId)),
    audited(q, scope, { ...byDesk(scope, by, visitor), kind: "settings-changed", detail: "logo" }),
  ]);
}

function inBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
