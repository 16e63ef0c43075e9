import { theHouse } from "../../../../../lib/door/house.ts";
import { currentAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";

/** A mail as this school sends it, for the frame on the page of settings. The house renders it, which does so already. */
export async function GET(): Promise<Response> {
  const scope = await currentScope();
  const { person, account } = await currentAdministrator(scope);
  const html = await theHouse().sampleMail(scope.school, { ...person, username: account.username });
  return new Response(html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
