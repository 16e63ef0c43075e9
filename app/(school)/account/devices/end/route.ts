import { currentScope, currentVisitor } from "../../../../../lib/live/current-scope.ts";
import { signedInOrSignIn } from "../../../../../lib/live/signed-in.ts";
import { endSession } from "../../../../../lib/sessions/end-sessions.ts";
import { seeOther } from "../../../../_ui/see-other.ts";

export async function POST(request: Request): Promise<Response> {
  const scope = await currentScope();
  const who = await signedInOrSignIn(scope);
  const id = (await request.formData()).get("id");
  await endSession(scope, who, String(id), await currentVisitor());
  return seeOther("/account?notice=ended");
}
