import { isAuthorized } from "../../../lib/authorization.ts";
import { liveTools } from "../../../lib/live/tools.ts";
import { sweep } from "../../../lib/sweeper/sweep.ts";

/** For a scheduler: `Authorization: Bearer SWEEP_SECRET`. Answers with what was done, in numbers. */
export async function POST(request: Request): Promise<Response> {
  const tools = liveTools();
  const { sweepSecret } = tools.env;
  const given = request.headers.get("authorization");
  if (!(await isAuthorized(tools.keys, given, sweepSecret && `Bearer ${sweepSecret}`))) {
    return new Response(null, { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
  }
  return Response.json(await sweep(tools), { headers: { "Cache-Control": "no-store" } });
}
