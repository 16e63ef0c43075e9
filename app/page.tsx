import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentSchool } from "../lib/live/current-school.ts";
import { liveTools } from "../lib/live/tools.ts";
import { words } from "../lib/live/words.ts";
import { fewestLetters, searchSchools } from "../lib/schools/search-schools.ts";
import { foundBySearching } from "./_ui/found-by-searching.ts";
import { Screen } from "./_ui/screen.tsx";

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = words("finder");
  // What somebody looked for here is no page of its own.
  return (await searchParams).q === undefined
    ? foundBySearching("/", t("title"), t("intro"))
    : { title: t("title") };
}

/** A school's root leads to its sign-in page; the bare domain finds schools. */
export default async function Start({ searchParams }: Props) {
  if (currentSchool()) redirect("/login");
  const { q } = await searchParams;
  return <Finder typed={[q].flat()[0]?.slice(0, 100) ?? ""} />;
}

function Finder({ typed }: { typed: string }) {
  const t = words("finder");
  return (
    <Screen title={t("title")}>
      <p className="lead">{t("intro")}</p>
      <search>
        <form action="/" className="search">
          <div className="field">
            <label htmlFor="q">{t("label")}</label>
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={typed}
              maxLength={100}
              autoComplete="organization"
              // Once there is something found, that is what to look at.
              autoFocus={typed === ""}
            />
          </div>
          <button type="submit" className="primary">
            {t("search")}
          </button>
        </form>
      </search>
      {typed.trim() && <Found typed={typed} />}
    </Screen>
  );
}

async function Found({ typed }: { typed: string }) {
  const t = words("finder");
  const { db, urlAt } = liveTools();
  const isTooShort = typed.replace(/[^\p{L}\p{N}]/gu, "").length < fewestLetters;
  const found = isTooShort ? [] : await searchSchools(db, typed);
  const said = isTooShort
    ? t("too-short")
    : found.length === 0
      ? t("none", { typed })
      : t("found", { count: found.length });
  return (
    <section aria-labelledby="found">
      <p id="found" role="status">
        {said}
      </p>
      <ul className="choices">
        {found.map(({ slug, name, town }) => (
          <li key={slug}>
            <a href={urlAt(slug, "/login")}>
              <strong>{name}</strong>
              <span>{town}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
