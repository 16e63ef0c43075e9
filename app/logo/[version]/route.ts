import { currentSchool } from "../../../lib/live/current-school.ts";
import { liveTools } from "../../../lib/live/tools.ts";
import { logoOf } from "../../../lib/schools/logo-of.ts";

/** The school's logo. Its address changes with it, so a browser may keep it for ever. */
export async function GET(_request: Request, { params }: { params: Promise<{ version: string }> }) {
  const school = currentSchool();
  const { version } = await params;
  const logo = school?.logoVersion === version ? await logoOf(liveTools().db, school.id) : null;
  if (!logo) return new Response(null, { status: 404 });
  return new Response(logo.bytes, {
    headers: { "Content-Type": logo.mediaType, "Cache-Control": "public, max-age=31536000, immutable" },
  });
}
