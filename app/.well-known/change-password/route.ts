import { currentScope } from "../../../lib/live/current-scope.ts";

/** Where password managers look for the page (W3C, A Well-Known URL for Changing Passwords). */
export async function GET(): Promise<Response> {
  await currentScope();
  return new Response(null, {
    status: 302,
    headers: { Location: "/account/password", "Cache-Control": "no-store" },
  });
}
