import { currentSchool } from "../../../lib/live/current-school.ts";

export const dynamic = "force-dynamic";

/** Where password managers look for the page (W3C, A Well-Known URL for Changing Passwords). */
export function GET(): Response {
  if (!currentSchool()) return new Response(null, { status: 404 });
  return new Response(null, {
    status: 302,
    headers: { Location: "/account/password", "Cache-Control": "no-store" },
  });
}
