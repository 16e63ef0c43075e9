import type { Readable, Writable } from "node:stream";
import type { ParseArgsOptionsConfig } from "node:util";
import type { Env } from "../../lib/env.ts";
import type { Operator } from "../../lib/operators/operator.ts";
import type { AtSchool } from "../../lib/scope.ts";
import type { Output } from "./output.ts";

/** What a command ends with, for whoever calls it from a script. */
export const exitCodes = { done: 0, failed: 1, usedWrongly: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where it runs: the process, but for tests. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

export interface Command {
  readonly options: ParseArgsOptionsConfig;
  /** Options without which it can't begin. */
  readonly required: readonly string[];
  /** What is named without an option: the school's subdomain, mostly. */
  readonly positionals: readonly string[];
  run(call: Call): Promise<ExitCode>;
}

/** One call of a command, its options read. */
export interface Call {
  readonly output: Output;
  readonly shell: Shell;
  /** @returns an option's value, trimmed; empty where it was left out. */
  text(option: string): string;
  flag(option: string): boolean;
  positional(index: number): string;
  /** The checked environment and the database, opened when they are first asked for. */
  open(): { readonly env: Env; readonly operator: Operator };
  /** @throws Failure where there is no such school. */
  school(slug: string): Promise<AtSchool>;
  /** @throws UsedWrongly without a terminal, Failure where the answer is not yes. With `--yes` it asks nothing. */
  confirm(question: string): Promise<void>;
}

/** Told in one line and with exit code 1; anything else that is thrown is, too. */
export class Failure extends Error {
  readonly status: string;
  constructor(status: string, message: string) {
    super(message);
    this.status = status;
  }
}

/** Told with exit code 2: nothing was tried. */
export class UsedWrongly extends Error {}

/** The options that every command takes. */
export const everywhere = {
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const satisfies ParseArgsOptionsConfig;
