import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { Screen } from "../../../_ui/screen.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sent"))("title") };
}

export default async function Sent() {
  await currentScope();
  const t = await getTranslations();
  return (
    <Screen title={t("sent.title")}>
      <p>{t("sent.text")}</p>
      <p className="lead">{t("sent.hint")}</p>
      <a className="primary" href="/login">
        {t("common.ok")}
      </a>
      <p className="aside">
        <a href="/help">{t("forgot.ask-help")}</a>
      </p>
    </Screen>
  );
}
