import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { schoolLogos } from "../../db/schema.ts";

export interface Logo {
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @returns null where the school has none. */
export async function logoOf(db: Database, schoolId: string): Promise<Logo | null> {
  const [row] = await db.readNearby.select().from(schoolLogos).where(eq(schoolLogos.schoolId, schoolId));
  if (!row) return null;
  return { mediaType: row.mediaType, bytes: Uint8Array.from(atob(row.base64), (c) => c.charCodeAt(0)) };
}
