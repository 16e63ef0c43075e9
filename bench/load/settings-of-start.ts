import { readFileSync } from "node:fs";

/** The variables that `npm start` sets. */
export function settingsOfStart(): Record<string, string> {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { start: string } };
  const [before = ""] = scripts.start.split(" node ");
  return Object.fromEntries(before.split(" ").map((set) => set.split("=") as [string, string]));
}
