import { importTemplate } from "../../../../../lib/export/import-template.ts";
import { wordsIn } from "../../../../../lib/i18n/words.ts";
import { currentAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { csvDownload } from "../../_desk/csv-download.ts";

export async function GET(): Promise<Response> {
  const scope = await currentScope();
  await currentAdministrator(scope);
  return csvDownload(importTemplate(wordsIn(scope.locale)), "sleutel.csv");
}
