import type { ReactNode } from "react";
import { currentSchool } from "../lib/live/current-school.ts";
import { liveTools } from "../lib/live/tools.ts";
import { turnTo } from "../lib/live/turn.ts";
import { words } from "../lib/live/words.ts";
import { fewestLetters, searchSchools } from "../lib/schools/search-schools.ts";
import { Screen } from "./_ui/screen.tsx";

type Props = { searchParams: Promise<{ q?: string | string[] }> };

/** A school's root leads to its sign-in page; the bare domain finds schools. */
export default async function Start({ searchParams }: Props) {
  if (currentSchool()) turnTo("/login");
  const { q } = await searchParams;
  const typed = [q].flat()[0]?.slice(0, 100) ?? "";
  return (
    <Finder typed={typed} isLanding={q === undefined}>
      {typed.trim() && (await found(typed))}
    </Finder>
  );
}

/** @param props.isLanding what somebody looked for here is no page of its own. */
function Finder(props: { typed: string; isLanding: boolean; children: ReactNode }) {
  const t = words("finder");
  return (
    <Screen title={t("title")} found={props.isLanding ? { path: "/", description: t("intro") } : undefined}>
      <p className="lead">{t("intro")}</p>
      <search>
        <form action="/" className="search">
          <div className="field">
            <label htmlFor="q">{t("label")}</label>
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={props.typed}
              maxLength={100}
              autoComplete="organization"
              // Once there is something found, that is what to look at.
              autoFocus={props.typed === ""}
            />
          </div>
          <button type="submit" className="primary">
            {t("search")}
          </button>
        </form>
      </search>
      {props.children}
    </Screen>
  );
}

async function found(typed: string) {
  const t = words("finder");
  const { db, urlAt } = liveTools();
  const isTooShort = typed.replace(/[^\p{L}\p{N}]/gu, "").length < fewestLetters;
  const schools = isTooShort ? [] : await searchSchools(db, typed);
  const said = isTooShort
    ? t("too-short")
    : schools.length === 0
      ? t("none", { typed })
      : t("found", { count: schools.length });
  return (
    <section aria-labelledby="found">
      <p id="found" role="status">
        {said}
      </p>
      <ul className="choices">
        {schools.map(({ slug, name, town }) => (
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
