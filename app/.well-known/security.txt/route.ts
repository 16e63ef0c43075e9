import { connection } from "next/server";
import { currentVisit } from "../../../lib/door/visit.ts";
import { liveTools } from "../../../lib/live/tools.ts";
import { securityTxt } from "../../../lib/security-txt.ts";

/** Where to report a fault (RFC 9116): on every host, without asking the database. */
export async function GET(): Promise<Response> {
  await connection();
  const { host } = currentVisit();
  const { env, clock } = liveTools();
  if (env.securityContact === null) return new Response(null, { status: 404 });
  const at = (name: string) => `${env.baseScheme}://${name}${env.basePortSuffix}`;
  const origins = [at(env.baseDomain)];
  if (host.kind === "school") origins.push(at(`${host.slug}.${env.baseDomain}`));
  return new Response(securityTxt(env.securityContact, origins, clock.now()), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
