import { problems, type Refusal } from "../../../lib/door/refusal.ts";
import { currentSchool } from "../../../lib/live/current-school.ts";
import { words } from "../../../lib/live/words.ts";
import { isOpen } from "../../../lib/schools/is-open.ts";
import { Missing } from "../../_ui/missing.tsx";
import { Screen } from "../../_ui/screen.tsx";
import { ClosedSchool } from "./closed-school.tsx";

type Props = { params: Promise<{ problem: string }> };

/** Not the visitor's doing. */
const titles = new Map<string, "unexpected-title" | "unavailable-title" | "school-closed-title">([
  ["unexpected", "unexpected-title"],
  ["unavailable", "unavailable-title"],
  ["school-closed", "school-closed-title"],
]);

/** What a visitor sees whose request went no further than the door, or whose page could not be made. */
export default async function ProblemPage({ params }: Props) {
  const { problem } = await params;
  if (!Object.hasOwn(problems, problem)) return <Missing />;
  if (problem === "school-closed") {
    const school = currentSchool();
    return school && !isOpen(school) ? <ClosedSchool school={school} /> : <Missing />;
  }
  const t = words("problem");
  // Of our own making, and over soon: the same may be asked for again.
  const title = titles.get(problem);
  return (
    <Screen title={t(title ?? "title")}>
      <p className="lead">{t(problem as Exclude<Refusal, "school-closed">)}</p>
      {/* An empty address is that of the page that was asked for: the door shows this one in its place. */}
      <a className="primary" href={title ? "" : "/"}>
        {t(title ? "again" : "start")}
      </a>
    </Screen>
  );
}
