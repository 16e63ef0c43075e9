import { words } from "../../../../lib/live/words.ts";
import { answerTo } from "../../../_ui/answer-to.ts";
import { described, FieldFrame } from "../../../_ui/field.tsx";

/** The file, or all those of a OneRoster; what is wrong with it is said beside it. */
export function BringFile() {
  const t = words("import");
  const { error, isFirstError } = answerTo("files");
  const hint = t("files-hint");
  return (
    <form method="post" action="/admin/import" encType="multipart/form-data">
      <FieldFrame name="files" label={t("files")} hint={hint} error={error}>
        <input
          id="files"
          name="files"
          type="file"
          multiple
          accept=".csv,.txt,.xlsx,.zip"
          autoFocus={isFirstError}
          {...described("files", hint, error)}
        />
      </FieldFrame>
      <button type="submit" className="primary">
        {t("upload")}
      </button>
    </form>
  );
}
