import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { maxUploadBytes } from "../../lib/door/refusal.ts";
import { wordsIn } from "../../lib/i18n/words.ts";
import { applyImport } from "../../lib/import/apply.ts";
import type { Summary } from "../../lib/import/change.ts";
import { changesAPage, changesPage, type Filter, type ShownChange } from "../../lib/import/changes-page.ts";
import { findImport, type Import } from "../../lib/import/find-import.ts";
import { operator } from "../../lib/import/importer.ts";
import { choiceOf } from "../../lib/import/reading.ts";
import { sayChange } from "../../lib/import/say-change.ts";
import { setOut } from "../../lib/import/set-out.ts";
import { undoImport } from "../../lib/import/undo.ts";
import { keepUpload } from "../../lib/import/upload.ts";
import type { AtSchool } from "../../lib/scope.ts";
import { type Command, exitCodes, Failure } from "./command.ts";
import { filled, texts } from "./texts.ts";

/** `import`: the same dry run as at the desk, and the same one change; the desk shows it, and can take it back. */
export const importCommand: Command = {
  options: {
    school: { type: "string" },
    encoding: { type: "string" },
    separator: { type: "string" },
    columns: { type: "string" },
    "deactivate-missing": { type: "boolean" },
    "dry-run": { type: "boolean" },
    yes: { type: "boolean" },
  },
  required: ["school"],
  positionals: ["FILE"],
  async run({ output, school, positional, text, flag, confirm }) {
    const at = await school(text("school"));
    const choice = choiceOf({
      encoding: text("encoding"),
      separator: text("separator"),
      columns: text("columns") ? text("columns").split(",") : null,
      deactivatesMissing: flag("deactivate-missing"),
    });
    const id = await kept(at, positional(0));
    await setOut(at, operator, id, choice, (done, total) =>
      output.progress(filled(texts.settingOut, { done, total })),
    );
    output.progress("");
    const found = await setOutImport(at, id);
    const wrong = await allOf(at, found, "wrong");
    const said = saidOf(found.summary, wrong);
    const facts = { id, school: at.school.slug, ...found.summary, wrong: wrong.map(factsOf) };
    const { added, changed, deactivated } = found.summary.accounts;
    if (flag("dry-run") || added + changed + deactivated === 0) {
      output.say({ status: "set-out", ...facts }, `${said}\n${texts.importNothingDone}`);
      return exitCodes.done;
    }
    // What would happen is part of the question, for a person; a program reads it in the result.
    await confirm(said);
    output.progress(texts.applying);
    const { status } = await applyImport(at, operator, id, found.claim ?? "", null);
    output.progress("");
    if (status !== "applied") throw new Failure(status, texts.importStale);
    output.say({ status, ...facts }, filled(texts.applied, { id, slug: at.school.slug }));
    return exitCodes.done;
  },
};

/** `import undo` */
export const importUndo: Command = {
  options: { school: { type: "string" }, yes: { type: "boolean" } },
  required: ["school"],
  positionals: ["IMPORT"],
  async run({ output, school, positional, text, confirm }) {
    const at = await school(text("school"));
    const id = positional(0);
    const found = await findImport(at, operator, id);
    if (!found) throw new Failure("no-such-import", filled(texts.noSuchImport, { id }));
    await confirm(filled(texts.undoMeans, { file: found.fileName }));
    const outcome = await undoImport(at, operator, id, null);
    if (outcome.status !== "undone") throw new Failure(outcome.status, texts.undoFault[outcome.status]);
    const kept = await allOf(at, found, "kept");
    const lines = kept.map(({ username, kept }) =>
      kept ? `  ${username}: ${words(`import.kept.${kept}`)}` : `  ${username}`,
    );
    output.say(
      { status: "undone", id, kept: kept.map(({ username, kept }) => ({ username, why: kept })) },
      [filled(texts.undone, { kept: kept.length }), ...lines].join("\n"),
    );
    return exitCodes.done;
  },
};

/** In English, as all that the command line says. */
const words = wordsIn("en");

async function kept(at: AtSchool, path: string): Promise<string> {
  const bytes = bytesOf(path);
  if (bytes.length > maxUploadBytes) throw new Failure("too-large", texts.fileTooLarge);
  const outcome = await keepUpload(at, operator, [{ name: basename(path), bytes }]);
  if (outcome.status !== "kept") throw new Failure(outcome.status, words(`import.${outcome.status}`));
  return outcome.id;
}

function bytesOf(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new Failure("no-file", error instanceof Error ? error.message : String(error));
  }
}

async function setOutImport(at: AtSchool, id: string): Promise<Import & { readonly summary: Summary }> {
  const found = await findImport(at, operator, id);
  const shape = found?.reading.found;
  if (shape?.shape === "unreadable") throw new Failure("unreadable", words(`import.unreadable.${shape.why}`));
  if (!found?.summary) throw new Failure("stale", texts.importStale);
  return { ...found, summary: found.summary };
}

async function allOf(at: AtSchool, found: Import, filter: Filter): Promise<ShownChange[]> {
  const all: ShownChange[] = [];
  for (let page = 0; ; page++) {
    const rows = await changesPage(at, found, filter, page);
    all.push(...rows.slice(0, changesAPage));
    if (rows.length <= changesAPage) return all;
  }
}

const mostLines = 20;

function saidOf(summary: Summary, wrong: readonly ShownChange[]): string {
  const { accounts, persons, addressesAdded, missing, rowsOfNobody } = summary;
  const facts = { ...accounts, persons: persons.added, addresses: addressesAdded, missing, rowsOfNobody };
  const lines = wrong.slice(0, mostLines).map((each) =>
    filled(texts.wrongRow, {
      line: each.line ?? "",
      username: each.username,
      said: sayChange(words, each).join(" "),
    }),
  );
  return [
    filled(texts.importCounts, facts),
    ...(rowsOfNobody > 0 ? [words("import.rows-of-nobody", { count: rowsOfNobody })] : []),
    ...(missing > 0 && accounts.deactivated === 0 ? [filled(texts.importMissing, facts)] : []),
    ...lines,
    ...(wrong.length > mostLines ? [filled(texts.moreWrong, { count: wrong.length - mostLines })] : []),
  ].join("\n");
}

function factsOf(change: ShownChange) {
  const { line, username, wrong } = change;
  return { line, username, faults: wrong, said: sayChange(words, change) };
}
