import { runCommand } from "./sleutel/run-command.ts";

process.exitCode = await runCommand(process.argv.slice(2), process);
