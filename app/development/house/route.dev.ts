import { connection } from "next/server";
import { renew } from "../../start.ts";

/** Asked for before each answer, by the door alone (lib/door/development.ts): Next has then read again what was changed. */
export async function GET(): Promise<Response> {
  await connection();
  renew();
  return new Response(null, { status: 204 });
}
