import { commit, readAccount } from "../../database.ts";

/** One read, one commit. */
export async function POST(request: Request): Promise<Response> {
  const username = String((await request.formData()).get("username"));
  await readAccount(username);
  await commit(username);
  return new Response(null, { status: 303, headers: { Location: "/static" } });
}
