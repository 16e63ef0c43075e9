import { eq } from "drizzle-orm";
import { schoolLogos } from "../../../db/schema.ts";
import { currentSchool } from "../../../lib/live/current-scope.ts";
import { liveTools } from "../../../lib/live/tools.ts";

/** The school's logo. Its address changes with it, so a browser may keep it for ever. */
export async function GET(_request: Request, { params }: { params: Promise<{ version: string }> }) {
  const school = await currentSchool();
  const { version } = await params;
  if (!school || school.logoVersion !== version) return new Response(null, { status: 404 });
  const [logo] = await liveTools().db.read.select().from(schoolLogos).where(eq(schoolLogos.schoolId, school.id));
  if (!logo) return new Response(null, { status: 404 });
  return new Response(Uint8Array.from(atob(logo.base64), (c) => c.charCodeAt(0)), {
    headers: { "Content-Type": logo.mediaType, "Cache-Control": "public, max-age=31536000, immutable" },
  });
}
