import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Refusal, refusals } from "../../../lib/door/refusal.ts";
import { Missing } from "../../_ui/missing.tsx";
import { Screen } from "../../_ui/screen.tsx";

type Props = { params: Promise<{ refusal: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("problem"))("title") };
}

/** What a visitor sees whose request went no further than the door. */
export default async function Problem({ params }: Props) {
  const { refusal } = await params;
  if (!Object.hasOwn(refusals, refusal)) return <Missing />;
  const t = await getTranslations("problem");
  return (
    <Screen title={t("title")}>
      <p className="lead">{t(refusal as Refusal)}</p>
      <a className="primary" href="/">
        {t("start")}
      </a>
    </Screen>
  );
}
