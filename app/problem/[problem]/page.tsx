import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Problem, problems } from "../../../lib/door/refusal.ts";
import { Missing } from "../../_ui/missing.tsx";
import { Screen } from "../../_ui/screen.tsx";

type Props = { params: Promise<{ problem: string }> };

/** Of our own making, and over soon: the same may be asked for again. */
const passing = new Map<string, "unexpected-title" | "unavailable-title">([
  ["unexpected", "unexpected-title"],
  ["unavailable", "unavailable-title"],
]);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { problem } = await params;
  return { title: (await getTranslations("problem"))(passing.get(problem) ?? "title") };
}

/** What a visitor sees whose request went no further than the door, or whose page could not be made. */
export default async function ProblemPage({ params }: Props) {
  const { problem } = await params;
  if (!Object.hasOwn(problems, problem)) return <Missing />;
  const t = await getTranslations("problem");
  const title = passing.get(problem);
  return (
    <Screen title={t(title ?? "title")}>
      <p className="lead">{t(problem as Problem)}</p>
      {/* An empty address is that of the page that was asked for: the door shows this one in its place. */}
      <a className="primary" href={title ? "" : "/"}>
        {t(title ? "again" : "start")}
      </a>
    </Screen>
  );
}
