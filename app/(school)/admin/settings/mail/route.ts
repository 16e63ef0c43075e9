import { asTyped } from "../../../../../lib/desk/settings-preview.ts";
import { theHouse } from "../../../../../lib/door/house.ts";
import { currentAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { turningRoute } from "../../../../../lib/live/turning-route.ts";

/**
 * A mail as this school sends it, or would with the settings that are typed,
 * for the frame on their page. The house renders it, which does so already.
 */
export const GET = turningRoute(async (request) => {
  const { school, ...scope } = currentScope();
  const { person, account } = await currentAdministrator({ ...scope, school });
  // A link from elsewhere shows nothing here that its writer chose.
  const isOurs = request.headers.get("sec-fetch-site") === "same-origin";
  const shown = isOurs ? asTyped(school, new URL(request.url).searchParams) : school;
  const html = await theHouse().sampleMail(shown, { ...person, username: account.username });
  return new Response(html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
});
