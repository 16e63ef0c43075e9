import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { Screen } from "../../../_ui/screen.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("sent-title") };
}

export default async function HelpSent() {
  await currentScope();
  const t = await getTranslations();
  return (
    <Screen title={t("help.sent-title")}>
      <p className="lead">{t("help.sent")}</p>
      <a className="primary" href="/login">
        {t("common.back-to-sign-in")}
      </a>
    </Screen>
  );
}
