import { connection } from "next/server";
import { liveTools } from "../../lib/live/tools.ts";
import { keysSource } from "./keys-script.ts";

export async function GET(): Promise<Response> {
  await connection();
  if (process.env.NODE_ENV === "production" && !liveTools().env.isDemo) {
    return new Response(null, { status: 404 });
  }
  return new Response(keysSource(), {
    headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-store" },
  });
}
