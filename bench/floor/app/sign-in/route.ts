import { theEdge } from "../../../../lib/edge/edge.ts";
import type { Argon2id } from "../../../../lib/password/argon2id.ts";
import { nodeArgon2id } from "../../../../lib/password/argon2id-node.ts";
import { wasmArgon2id } from "../../../../lib/password/argon2id-wasm.ts";
import { currentParameters } from "../../../../lib/password/parameters.ts";
import { passwordBytes } from "../../../../lib/password/password-bytes.ts";
import { commit, readAccount } from "../../database.ts";

const salt = new Uint8Array(16);
let argon2id: Argon2id | undefined;

/** One hash, one read, one commit. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData();
  const username = String(form.get("username"));
  await readAccount(username);
  argon2id ??= argon2idHere();
  await argon2id(passwordBytes(String(form.get("password"))), salt, currentParameters);
  await commit(username);
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString("base64url");
  return new Response(null, {
    status: 303,
    headers: { Location: "/dynamic", "Set-Cookie": `session=${token}; HttpOnly; SameSite=Lax; Path=/` },
  });
}

function argon2idHere(): Argon2id {
  const edge = theEdge();
  return edge ? wasmArgon2id(edge.argon2) : nodeArgon2id;
}
