import { currentVisit } from "../../../../lib/door/visit.ts";
import { templateExamples } from "../../../../lib/export/import-template.ts";
import { momentIn } from "../../../../lib/i18n/moment.ts";
import { recentImports } from "../../../../lib/import/find-import.ts";
import { freshAdministrator } from "../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { Notice } from "../../../_ui/notice.tsx";
import { DeskScreen } from "../_desk/desk-screen.tsx";
import { WideTable } from "../_desk/wide-table.tsx";
import { BringFile } from "./bring-file.tsx";

/** Where a school's people come in, and go out. */
export default async function ImportAndExport() {
  const scope = currentScope();
  const administrator = await freshAdministrator(scope, "/admin/import");
  const brought = await recentImports(scope, administrator);
  const t = words();
  const problem = currentVisit().answered?.notice;
  return (
    <DeskScreen room="import" title={t("import.title")}>
      <section aria-labelledby="bring">
        <h2 id="bring">{t("import.upload-title")}</h2>
        <p>{t("import.intro")}</p>
        {problem && <Notice tone="error">{problem}</Notice>}
        <BringFile />
        <p>
          <a className="way" href="/admin/export/template.csv" download>
            {t("import.template")}
          </a>
        </p>
        <p className="hint">{t("import.template-hint", templateExamples(t))}</p>
      </section>
      <section aria-labelledby="recent">
        <h2 id="recent">{t("import.recent")}</h2>
        {brought.length === 0 ? (
          <p>{t("import.none")}</p>
        ) : (
          <WideTable labelledBy="recent">
            <thead>
              <tr>
                <th scope="col">{t("import.file")}</th>
                <th scope="col">{t("import.brought")}</th>
                <th scope="col">{t("import.state-title")}</th>
              </tr>
            </thead>
            <tbody>
              {brought.map(({ id, fileName, createdAt, state }) => (
                <tr key={id}>
                  <td>
                    <a href={`/admin/import/${id}`}>{fileName}</a>
                  </td>
                  <td data-label={t("import.brought")}>
                    {momentIn(scope.locale, scope.school.timeZone, createdAt, "short")}
                  </td>
                  <td data-label={t("import.state-title")}>
                    <span className={state === "applied" ? "state good" : "state"}>
                      {t(`import.state.${state}`)}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </WideTable>
        )}
      </section>
      <section aria-labelledby="take">
        <h2 id="take">{t("export.title")}</h2>
        <p>{t("export.intro")}</p>
        <ul className="tabs">
          <li>
            <a className="secondary" href="/admin/export/people.csv" download>
              {t("export.people")}
            </a>
          </li>
          <li>
            <a className="secondary" href="/admin/export/deliveries.csv" download>
              {t("export.deliveries")}
            </a>
          </li>
        </ul>
      </section>
    </DeskScreen>
  );
}
