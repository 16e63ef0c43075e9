import type { FreshAdministrator } from "../../../../../lib/desk/administrator.ts";
import { type Answer, answerer, type Post } from "../../../../../lib/forms/answer-post.ts";
import { choice, line } from "../../../../../lib/forms/read-form.ts";
import { applyImport } from "../../../../../lib/import/apply.ts";
import { findImport } from "../../../../../lib/import/find-import.ts";
import { type Choice, choiceOf } from "../../../../../lib/import/reading.ts";
import { setOut } from "../../../../../lib/import/set-out.ts";
import { mostColumns } from "../../../../../lib/import/table.ts";
import { undoImport } from "../../../../../lib/import/undo.ts";
import { whenFresh } from "../../_desk/when-administrator.ts";

const optional = { ...line(40), isOptional: true };
const columnNames = Array.from({ length: mostColumns }, (_, i) => `column${i}`);

type Name = "do" | "shown" | "encoding" | "separator" | "missing" | "columns";
type Typed = Record<Name, string>;

const fields = {
  /** `read`, `missing`, `apply` or `undo`: one page, a button for each. */
  do: line(10),
  shown: optional,
  encoding: optional,
  separator: optional,
  missing: choice(),
  /** How many columns were shown to choose for. */
  columns: optional,
  ...(Object.fromEntries(columnNames.map((name) => [name, optional])) as Record<never, typeof optional>),
};

export const changeImport = answerer(fields, (post, typed) =>
  whenFresh(post, async (administrator): Promise<Answer<never>> => {
    const [id = ""] = post.params;
    switch (typed.do) {
      case "apply":
        return apply(post, administrator, id, typed);
      case "undo":
        return undo(post, administrator, id);
      case "missing":
        return chooseForMissing(post, administrator, id, typed);
      default:
        return readAgain(post, administrator, id, typed);
    }
  }),
);

async function readAgain(post: Post, administrator: FreshAdministrator, id: string, typed: Typed) {
  const count = Math.min(Number(typed.columns) || 0, mostColumns);
  const all = typed as Record<string, string>;
  const chosen = choiceOf({
    encoding: typed.encoding,
    separator: typed.separator,
    columns: count > 0 ? columnNames.slice(0, count).map((name) => all[name] ?? "") : null,
    deactivatesMissing: false,
  });
  return setOutWith(post, administrator, id, (now) => ({
    ...chosen,
    deactivatesMissing: now.deactivatesMissing,
  }));
}

/** Whether who is not in the file is made inactive: set out anew, and nothing is done yet. */
async function chooseForMissing(
  post: Post,
  administrator: FreshAdministrator,
  id: string,
  { missing }: Typed,
): Promise<Answer<never>> {
  const deactivatesMissing = missing !== "";
  const answer = await setOutWith(post, administrator, id, (now) => ({ ...now, deactivatesMissing }));
  // Who they are, before anything is done.
  return deactivatesMissing && answer.goTo === pathOf(id)
    ? { goTo: `${pathOf(id)}?show=deactivated` }
    : answer;
}

async function setOutWith(
  post: Post,
  administrator: FreshAdministrator,
  id: string,
  chosenOf: (now: Choice) => Choice,
) {
  const found = await findImport(post.scope, administrator, id);
  if (!found) return at(id, null);
  const { status } = await setOut(post.scope, administrator, id, chosenOf(found.reading.choice));
  return at(id, status === "file-gone" ? "file-gone" : null);
}

async function apply(post: Post, administrator: FreshAdministrator, id: string, { shown }: Typed) {
  const { status } = await applyImport(post.scope, administrator, id, shown, post.visitor);
  if (status !== "stale") return at(id, status === "applied" ? "applied" : null);
  const found = await findImport(post.scope, administrator, id);
  // Somebody pressed twice: the first did it.
  if (found?.state === "applied") return at(id, "applied");
  if (found) await setOut(post.scope, administrator, id, found.reading.choice);
  return at(id, "stale");
}

async function undo(post: Post, administrator: FreshAdministrator, id: string) {
  const { status } = await undoImport(post.scope, administrator, id, post.visitor);
  return at(id, status);
}

/** The page of the import, with what there is to say. */
function at(id: string, notice: string | null): Answer<never> {
  return { goTo: `${pathOf(id)}${notice ? `?notice=${notice}` : ""}` };
}

const pathOf = (id: string) => `/admin/import/${id}`;
