import { readFileSync } from "node:fs";

/** The variables that `npm start` sets. */
export function settingsOfStart(): Record<string, string> {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { start: string } };
  const [before = ""] = scripts.start.split(" node ");
  return Object.fromEntries(before.split(" ").map(nameAndValue));
}

function nameAndValue(set: string): [string, string] {
  const at = set.indexOf("=");
  return [set.slice(0, at), set.slice(at + 1)];
}
