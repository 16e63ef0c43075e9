import { nodeArgon2id } from "../../../../lib/password/argon2id-node.ts";
import { currentParameters } from "../../../../lib/password/parameters.ts";
import { passwordBytes } from "../../../../lib/password/password-bytes.ts";
import { commit, readAccount } from "../../database.ts";

const salt = new Uint8Array(16);

/** One hash, one read, one commit. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData();
  const username = String(form.get("username"));
  await readAccount(username);
  await nodeArgon2id(passwordBytes(String(form.get("password"))), salt, currentParameters);
  await commit(username);
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString("base64url");
  return new Response(null, {
    status: 303,
    headers: { Location: "/dynamic", "Set-Cookie": `session=${token}; HttpOnly; SameSite=Lax; Path=/` },
  });
}
