import { fieldLabel } from "../../../../../lib/import/field-labels.ts";
import { fields } from "../../../../../lib/import/fields.ts";
import type { Import } from "../../../../../lib/import/find-import.ts";
import { encodings, type FoundTable, separatorNames } from "../../../../../lib/import/reading.ts";
import { words } from "../../../../../lib/live/words.ts";

/** How the file is read, to be chosen by hand. */
export function Columns({ found }: { found: Import }) {
  const t = words("import");
  const { found: read, choice } = found.reading;
  return (
    <details>
      <summary>{t("columns")}</summary>
      <form method="post" action={`/admin/import/${found.id}`}>
        {read?.shape === "roster" && <p>{t("roster", { files: read.files.join(", ") })}</p>}
        {read?.shape !== "roster" && <p>{t("columns-hint")}</p>}
        {read?.shape === "table" && read.encoding && <Characters table={read} choice={choice} />}
        {read?.shape === "table" && <EachColumn table={read} />}
        <button type="submit" className="secondary" name="do" value="read">
          {t("read-again")}
        </button>
      </form>
    </details>
  );
}

function Characters({ table, choice }: { table: FoundTable; choice: Import["reading"]["choice"] }) {
  const t = words("import");
  const separators = Object.entries(separatorNames);
  const chosen = separators.find(([, separator]) => separator === choice.separator)?.[0];
  return (
    <>
      <div className="field">
        <label htmlFor="encoding">{t("encoding")}</label>
        <select id="encoding" name="encoding" defaultValue={choice.encoding ?? ""}>
          <option value="">{t("encoding-found", { encoding: table.encoding ?? "" })}</option>
          {encodings.map((encoding) => (
            <option key={encoding}>{encoding}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="separator">{t("separator")}</label>
        <select id="separator" name="separator" defaultValue={chosen ?? ""}>
          <option value="">{t("separator-found")}</option>
          {separators.map(([name]) => (
            <option key={name} value={name}>
              {t(`separators.${name as keyof typeof separatorNames}`)}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

function EachColumn({ table }: { table: FoundTable }) {
  const t = words();
  return (
    <>
      <input type="hidden" name="columns" value={table.header.length} />
      {table.header.map((name, i) => {
        const values = table.samples.map((row) => row[i] ?? "").filter((value) => value !== "");
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same name, and none ever moves
          <div className="field" key={i}>
            <label htmlFor={`column${i}`}>{name || i + 1}</label>
            {values.length > 0 && (
              <p className="hint">{t("import.example", { values: values.join(" · ") })}</p>
            )}
            <select id={`column${i}`} name={`column${i}`} defaultValue={table.columns[i] ?? ""}>
              <option value="">{t("import.left-out")}</option>
              {fields.map((field) => (
                <option key={field} value={field}>
                  {fieldLabel(t, field)}
                </option>
              ))}
            </select>
          </div>
        );
      })}
    </>
  );
}
