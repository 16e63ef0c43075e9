import { currentScope, currentVisitor } from "../../../../../lib/live/current-scope.ts";
import { signedInOrSignIn } from "../../../../../lib/live/signed-in.ts";
import { endOtherSessions } from "../../../../../lib/sessions/end-sessions.ts";
import { seeOther } from "../../../../_ui/see-other.ts";

export async function POST(): Promise<Response> {
  const scope = await currentScope();
  await endOtherSessions(scope, await signedInOrSignIn(scope), await currentVisitor());
  return seeOther("/account?notice=ended");
}
