import { exportDeliveries } from "../../../../../lib/export/export-deliveries.ts";
import { currentAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope, currentVisitor } from "../../../../../lib/live/current-scope.ts";
import { csvDownload } from "../../_desk/csv-download.ts";

export async function GET(): Promise<Response> {
  const scope = await currentScope();
  const administrator = await currentAdministrator(scope);
  const stream = await exportDeliveries(scope, administrator, await currentVisitor());
  return csvDownload(
    stream,
    `deliveries-${scope.school.slug}-${scope.clock.now().toISOString().slice(0, 10)}.csv`,
  );
}
