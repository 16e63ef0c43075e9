import { currentVisit } from "../../lib/door/visit.ts";
import { currentSchool } from "../../lib/live/current-school.ts";
import { finderUrl } from "../../lib/live/finder-url.ts";
import { liveTools } from "../../lib/live/tools.ts";
import { words } from "../../lib/live/words.ts";

/** How a search engine may find a page. */
export interface Found {
  /** Without a query: whatever was asked for besides is the same page. */
  readonly path: string;
  /** What the search engine says below the title. */
  readonly description: string;
}

/** What is said about a page; React moves it to the head, from wherever it is. */
export function PageHead({ tab, found }: { tab: string; found?: Found | undefined }) {
  const school = currentSchool();
  const t = words("common");
  return (
    <>
      <title>{t("title", { page: tab, place: school?.name ?? t("product") })}</title>
      {found && (school || currentVisit().host.kind === "finder") ? (
        <>
          <meta name="robots" content="index, follow" />
          <meta name="description" content={found.description} />
          <link rel="canonical" href={school ? liveTools().urlAt(school.slug, found.path) : finderUrl()} />
        </>
      ) : (
        <meta name="robots" content="noindex, nofollow" />
      )}
    </>
  );
}
