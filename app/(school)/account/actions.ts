"use server";

import { redirect } from "next/navigation";
import { chooseLanguage } from "../../../lib/account/choose-language.ts";
import { forgetSession, keepPersonLanguage, sessionToken } from "../../../lib/live/cookies.ts";
import { currentScope, currentVisitor } from "../../../lib/live/current-scope.ts";
import { signedInOrSignIn } from "../../../lib/live/signed-in.ts";
import { endOtherSessions, endSession, signOut } from "../../../lib/sessions/end-sessions.ts";
import { isLocale } from "../../../messages/catalogues.ts";

export async function signOutAction(): Promise<void> {
  const token = await sessionToken();
  if (token) await signOut(await currentScope(), token);
  await forgetSession();
  redirect("/login?notice=signed-out");
}

export async function endSessionAction(form: FormData): Promise<void> {
  const scope = await currentScope();
  const who = await signedInOrSignIn(scope);
  await endSession(scope, who, String(form.get("id")), await currentVisitor());
  redirect("/account?notice=ended");
}

export async function endOthersAction(): Promise<void> {
  const scope = await currentScope();
  await endOtherSessions(scope, await signedInOrSignIn(scope), await currentVisitor());
  redirect("/account?notice=ended");
}

export async function saveLanguageAction(form: FormData): Promise<void> {
  const scope = await currentScope();
  const who = await signedInOrSignIn(scope);
  const locale = form.get("locale");
  if (!isLocale(locale)) redirect("/account");
  await chooseLanguage(scope, who, locale);
  await keepPersonLanguage(locale);
  redirect("/account?notice=language-saved");
}
