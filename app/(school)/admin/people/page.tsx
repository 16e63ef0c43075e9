import { findAccounts } from "../../../../lib/desk/find-accounts.ts";
import { currentAdministrator } from "../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { DeskScreen } from "../_desk/desk-screen.tsx";
import { WideTable } from "../_desk/wide-table.tsx";
import { FoundRow } from "./found-row.tsx";
import { SearchBox } from "./search-box.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everybody of this school, and a way to find anybody. */
export default async function People({ searchParams }: Props) {
  const scope = currentScope();
  const administrator = await currentAdministrator(scope);
  const t = words("people");
  const { q, from } = await searchParams;
  const typed = [q].flat()[0]?.slice(0, 100) ?? "";
  const place = [from].flat()[0]?.slice(0, 300) ?? null;
  const { found, next } = await findAccounts(scope, administrator, typed, place);
  const more = next && new URLSearchParams({ ...(typed && { q: typed }), from: next });
  return (
    <DeskScreen room="people" title={t("title")}>
      <SearchBox label={t("search-label")} hint={t("search-hint")} search={t("search")} typed={typed} />
      <p id="found" role="status">
        {t(next || place ? "found-more" : "found", { count: found.length })}
      </p>
      {found.length > 0 && (
        <WideTable labelledBy="found">
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("username")}</th>
              <th scope="col">{t("class")}</th>
              <th scope="col">{t("co-accounts")}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((each) => (
              <FoundRow key={each.account.id} found={each} now={scope.clock.now()} />
            ))}
          </tbody>
        </WideTable>
      )}
      <p className="aside">
        {more && <a href={`/admin/people?${more}`}>{t("more")}</a>}
        <a href="/admin/people/new">{t("new")}</a>
      </p>
    </DeskScreen>
  );
}
