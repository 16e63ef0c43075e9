import { connection } from "next/server";
import { markedKeys } from "../../lib/i18n/marks.ts";
import { liveTools } from "../../lib/live/tools.ts";
import { showKeys } from "./show-keys.ts";

/** What shows translators which text is which, in development and the demo. */
export async function GET(): Promise<Response> {
  await connection();
  if (process.env.NODE_ENV === "production" && !liveTools().env.isDemo) {
    return new Response(null, { status: 404 });
  }
  return new Response(`(${showKeys})(${JSON.stringify(markedKeys)})`, {
    headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-store" },
  });
}
