import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentVisit } from "../../../../../lib/door/visit.ts";
import { freshAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { Notice } from "../../../../_ui/notice.tsx";
import { DeskScreen } from "../../_desk/desk-screen.tsx";
import { Logo } from "../logo.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("logo") };
}

/** The logo by itself: where a picture that can't be one leads. */
export default async function LogoPage() {
  const scope = await currentScope();
  await freshAdministrator(scope, "/admin/settings/logo");
  const t = await getTranslations("settings");
  const problem = currentVisit().answered?.notice;
  return (
    <DeskScreen room="settings" title={t("logo")}>
      {problem && <Notice tone="error">{problem}</Notice>}
      <Logo />
    </DeskScreen>
  );
}
