import { callOf, reasonOf } from "./call.ts";
import { type ExitCode, exitCodes, type Shell, UsedWrongly } from "./command.ts";
import { type CommandName, commands } from "./commands.ts";
import { outputTo } from "./output.ts";
import { filled, helpOf, texts } from "./texts.ts";

/** The operators' command line: finds the command that is meant, runs it, and says how it ended. */
export async function runCommand(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const output = outputTo(shell, args.includes("--json"));
  const asked = args.filter((arg) => arg !== "help");
  const name = commandIn(asked);
  const wantsHelp = args[0] === "help" || args.includes("--help") || args.includes("-h");
  if (wantsHelp || asked.length === 0) {
    output.say({ status: "help", commands: Object.keys(commands) }, helpOf(name));
    return exitCodes.done;
  }
  if (!name) return usedWrongly(filled(texts.noSuchCommand, { words: asked.slice(0, 2).join(" ") }));
  try {
    const command = commands[name];
    const call = callOf(command, asked.slice(name.split(" ").length), output, shell);
    try {
      return await command.run(call);
    } finally {
      call.close();
    }
  } catch (error) {
    if (error instanceof UsedWrongly) return usedWrongly(error.message);
    const { status, text } = reasonOf(error);
    output.complain({ status, reason: text }, filled(texts.failed, { reason: text }));
    return exitCodes.failed;
  }

  function usedWrongly(reason: string): ExitCode {
    const text = filled(texts.usedWrongly, { reason, command: name ?? "" });
    output.complain({ status: "used-wrongly", reason }, text.trimEnd());
    return exitCodes.usedWrongly;
  }
}

/** "school add", or "doctor". */
function commandIn(args: readonly string[]): CommandName | null {
  for (const length of [2, 1]) {
    const words = args.slice(0, length).join(" ");
    if (Object.hasOwn(commands, words)) return words as CommandName;
  }
  return null;
}
