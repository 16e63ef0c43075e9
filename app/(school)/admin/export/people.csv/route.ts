import { exportPeople } from "../../../../../lib/export/export-people.ts";
import { currentAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope, currentVisitor } from "../../../../../lib/live/current-scope.ts";
import { csvDownload } from "../../_desk/csv-download.ts";

export async function GET(): Promise<Response> {
  const scope = await currentScope();
  const administrator = await currentAdministrator(scope);
  const stream = await exportPeople(scope, administrator, await currentVisitor());
  return csvDownload(
    stream,
    `people-${scope.school.slug}-${scope.clock.now().toISOString().slice(0, 10)}.csv`,
  );
}
