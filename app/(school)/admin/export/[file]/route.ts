import type { Administrator } from "../../../../../lib/desk/administrator.ts";
import { exportDeliveries } from "../../../../../lib/export/export-deliveries.ts";
import { exportPeople } from "../../../../../lib/export/export-people.ts";
import { importTemplate } from "../../../../../lib/export/import-template.ts";
import { wordsIn } from "../../../../../lib/i18n/words.ts";
import { freshAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope, currentVisitor } from "../../../../../lib/live/current-scope.ts";
import { turnAway } from "../../../../../lib/live/turn.ts";
import { turningRoute } from "../../../../../lib/live/turning-route.ts";
import type { Scope } from "../../../../../lib/scope.ts";

type Make = (scope: Scope, administrator: Administrator) => Promise<string | ReadableStream<Uint8Array>>;

/** In one route: each one more carries all words once more. */
const files = new Map<string, Make>([
  ["people.csv", async (...of) => exportPeople(...of, currentVisitor())],
  ["deliveries.csv", async (...of) => exportDeliveries(...of, currentVisitor())],
  ["template.csv", async ({ locale }) => importTemplate(wordsIn(locale))],
]);

/** A file that the browser keeps and never shows. */
export const GET = turningRoute(async (_, { params }: { params: Promise<{ file: string }> }) => {
  const scope = currentScope();
  const administrator = await freshAdministrator(scope, "/admin/import");
  const { file } = await params;
  const make = files.get(file) ?? turnAway();
  const body = await make(scope, administrator);
  const name = `${file.slice(0, -4)}-${scope.school.slug}-${scope.clock.now().toISOString().slice(0, 10)}.csv`;
  return new Response(body as BodyInit, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
});
