import { parseArgs } from "node:util";
import { DatabaseUnavailable } from "../../db/unavailable.ts";
import { findSchool } from "../../lib/schools/find-school.ts";
import { type Call, type Command, everywhere, Failure, type Shell, UsedWrongly } from "./command.ts";
import { confirm } from "./confirm.ts";
import { type Opened, openOperator } from "./open-operator.ts";
import type { Output } from "./output.ts";
import { filled, texts } from "./texts.ts";

/** Reads what was typed after a command's name. @throws UsedWrongly */
export function callOf(
  command: Command,
  args: readonly string[],
  output: Output,
  shell: Shell,
): Call & { close(): void } {
  const { values, positionals } = parsed(command, args);
  const missing = command.required.filter((name) => values[name] === undefined);
  if (missing.length > 0)
    throw new UsedWrongly(filled(texts.missing, { names: missing.map((name) => `--${name}`).join(", ") }));
  if (positionals.length !== command.positionals.length)
    throw new UsedWrongly(
      command.positionals.length > 0
        ? filled(texts.missing, { names: command.positionals.join(", ") })
        : filled(texts.tooMuch, { words: positionals.join(" ") }),
    );
  let opened: Opened | undefined;
  const open = () => {
    opened ??= openOperator(shell.env);
    return opened;
  };
  return {
    output,
    shell,
    text: (option) => String(values[option] ?? "").trim(),
    flag: (option) => values[option] === true,
    positional: (index) => positionals[index] ?? "",
    open,
    async school(slug) {
      const { operator } = open();
      const school = await findSchool(operator.db, slug.toLowerCase());
      if (!school) throw new Failure("no-such-school", filled(texts.noSuchSchool, { slug }));
      return { ...operator, school };
    },
    confirm: (question) => confirm(question, values.yes === true, shell),
    close: () => opened?.operator.db.close(),
  };
}

interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

function parsed({ options }: Command, args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], options: { ...everywhere, ...options }, allowPositionals: true });
  } catch (error) {
    throw new UsedWrongly(error instanceof Error ? error.message : String(error));
  }
}

/** A database that was never migrated has no such table: that is worth a sentence of its own. */
export function reasonOf(error: unknown): { status: string; text: string } {
  if (error instanceof Failure) return { status: error.status, text: error.message };
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e instanceof DatabaseUnavailable) return { status: "database-unavailable", text: texts.unavailable };
    if (/no such (table|column)/.test(e.message)) return { status: "not-migrated", text: texts.notMigrated };
  }
  return { status: "failed", text: error instanceof Error ? error.message : String(error) };
}
