import {
  changesAPage,
  changesPage,
  type Filter,
  type ShownChange,
} from "../../../../../lib/import/changes-page.ts";
import type { Import } from "../../../../../lib/import/find-import.ts";
import { sayChange } from "../../../../../lib/import/say-change.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";
import { WideTable } from "../../_desk/wide-table.tsx";

const filters = ["wrong", "added", "changed", "deactivated"] as const;

/** Account by account, a page at a time. */
export async function changesOf(found: Import, filter: Filter, page: number) {
  const t = words("import");
  const rows = await changesPage(currentScope(), found, filter, page);
  const shown = rows.slice(0, changesAPage);
  const at = (to: Filter, on = 0) => `/admin/import/${found.id}?show=${to}${on > 0 ? `&page=${on}` : ""}`;
  const some = filters.filter((each) => (found.summary?.accounts[each] ?? 0) > 0);
  const ways: readonly Filter[] = found.state === "undone" ? [...some, "kept"] : some;
  if (ways.length === 0) return null;
  return (
    <section id="changes" aria-label={t("page-of")}>
      <ul className="tabs">
        {ways.map((each) => (
          <li key={each}>
            <a className="room" href={at(each)} aria-current={each === filter ? "page" : undefined}>
              {t(`show.${each}`)} {each !== "kept" && `(${found.summary?.accounts[each]})`}
            </a>
          </li>
        ))}
      </ul>
      {filter === "kept" && shown.length === 0 && <p>{t("nothing-kept")}</p>}
      {shown.length > 0 && (
        <WideTable labelledBy="changes">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t("line")}
              </th>
              <th scope="col">{t("account")}</th>
              <th scope="col">{filter === "wrong" ? t("wrong-title") : t("changes")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((change) => (
              <Row key={change.number} change={change} />
            ))}
          </tbody>
        </WideTable>
      )}
      <p className="choice">
        {page > 0 && (
          <a className="secondary" href={at(filter, page - 1)}>
            {t("earlier")}
          </a>
        )}
        {rows.length > changesAPage && (
          <a className="secondary" href={at(filter, page + 1)}>
            {t("next")}
          </a>
        )}
      </p>
    </section>
  );
}

function Row({ change }: { change: ShownChange }) {
  const t = words();
  return (
    <tr>
      <td className="number" data-label={t("import.line")}>
        {change.line ?? ""}
      </td>
      <td data-label={t("import.account")}>
        {change.username} <br />
        {change.name}
      </td>
      <td data-label={change.kind === "wrong" ? t("import.wrong-title") : t("import.changes")}>
        <ul className="lines">
          {change.kept && <li>{t(`import.kept.${change.kept}`)}</li>}
          {sayChange(t, change).map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
