import { equalBytes, keyedHash } from "../../../lib/keys.ts";
import { liveTools } from "../../../lib/live/tools.ts";
import { sweep } from "../../../lib/sweeper/sweep.ts";

/** For a scheduler: `Authorization: Bearer SWEEP_SECRET`. Answers with what was done, in numbers. */
export async function POST(request: Request): Promise<Response> {
  const tools = liveTools();
  const given = request.headers.get("authorization") ?? "";
  const wanted = tools.env.sweepSecret;
  // Hashed first, so that neither length nor beginning shows in the time.
  const [a, b] = await Promise.all(
    [given, `Bearer ${wanted}`].map((text) => keyedHash(tools.keys.privacy, text)),
  );
  if (wanted === null || !a || !b || !equalBytes(a, b)) {
    return new Response(null, { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
  }
  return Response.json(await sweep(tools), { headers: { "Cache-Control": "no-store" } });
}
