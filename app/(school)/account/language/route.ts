import { chooseLanguage } from "../../../../lib/account/choose-language.ts";
import { keepPersonLanguage } from "../../../../lib/live/cookies.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { signedInOrSignIn } from "../../../../lib/live/signed-in.ts";
import { isLocale } from "../../../../messages/catalogues.ts";
import { seeOther } from "../../../_ui/see-other.ts";

export async function POST(request: Request): Promise<Response> {
  const scope = await currentScope();
  const who = await signedInOrSignIn(scope);
  const locale = (await request.formData()).get("locale");
  if (!isLocale(locale)) return seeOther("/account");
  await chooseLanguage(scope, who, locale);
  await keepPersonLanguage(locale);
  return seeOther("/account?notice=language-saved");
}
