import { isAuthorized } from "../../../lib/authorization.ts";
import { theHouse } from "../../../lib/door/house.ts";
import { liveTools } from "../../../lib/live/tools.ts";

/** For a scheduler: `Authorization: Bearer SWEEP_SECRET`. Answers with what was done, in numbers. */
export async function POST(request: Request): Promise<Response> {
  const { keys, env } = liveTools();
  const given = request.headers.get("authorization");
  if (!(await isAuthorized(keys, given, env.sweepSecret && `Bearer ${env.sweepSecret}`))) {
    return new Response(null, { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
  }
  return Response.json(await theHouse().sweep(), { headers: { "Cache-Control": "no-store" } });
}
