import { adminInvite, adminList, adminRevoke } from "./admin.ts";
import type { Command } from "./command.ts";
import { doctor } from "./doctor.ts";
import { exportCommand } from "./export.ts";
import { importCommand, importUndo } from "./import.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { schoolAdd } from "./school-add.ts";
import { schoolList } from "./school-list.ts";
import { schoolRename } from "./school-rename.ts";
import { schoolResume, schoolSuspend } from "./school-suspend.ts";

/** Every command by the words that call it. A new one is a line here, a file beside this one, and its texts. */
export const commands = {
  "school add": schoolAdd,
  "school list": schoolList,
  "school rename": schoolRename,
  "school suspend": schoolSuspend,
  "school resume": schoolResume,
  "admin invite": adminInvite,
  "admin list": adminList,
  "admin revoke": adminRevoke,
  import: importCommand,
  "import undo": importUndo,
  export: exportCommand,
  "rotate-keys": rotateKeys,
  doctor,
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
