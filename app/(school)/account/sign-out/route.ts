import { forgetSession, sessionToken } from "../../../../lib/live/cookies.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { signOut } from "../../../../lib/sessions/end-sessions.ts";
import { seeOther } from "../../../_ui/see-other.ts";

export async function POST(): Promise<Response> {
  const scope = await currentScope();
  const token = await sessionToken();
  if (token) await signOut(scope, token);
  await forgetSession();
  return seeOther("/login?notice=signed-out");
}
