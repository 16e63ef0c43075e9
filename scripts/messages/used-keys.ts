import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folders = ["app", "lib", "emails", "scripts"];

/**
 * Whether any file of the product may ask for a key: by its whole name, or by
 * the end of it where the file names a part of the tree (`words("login")`).
 * A template (`state.${state}`) may ask for whatever fits in. A key that only
 * looks used is not told; one that is told is used nowhere.
 */
export function usedKeys(root: string): (key: string) => boolean {
  const askers = folders.flatMap((folder) => sourcesIn(join(root, folder))).map(askerOf);
  return (key) => askers.some((asks) => asks(key));
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

function askerOf(source: string): (key: string) => boolean {
  // Text in quotes, and names in objects.
  const names = source.matchAll(/["'`]([\w.-]+)["'`]|\b([a-z]\w*):/g);
  const literals = new Set(Array.from(names, ([, quoted, name = ""]) => quoted ?? name));
  const templates = Array.from(source.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g), ([, text = ""]) =>
    patternOf(text),
  );
  const parts = Array.from(source.matchAll(/\bwords\("([\w.-]+)"\)/g), ([, part = ""]) => `${part}.`);
  const asks = (name: string) => literals.has(name) || templates.some((pattern) => pattern.test(name));
  return (key) => asks(key) || parts.some((part) => key.startsWith(part) && asks(key.slice(part.length)));
}

/** What a template may become; one that says nothing of its own becomes no key. */
function patternOf(template: string): RegExp {
  const fixed = template.split(/\$\{[^}]*\}/);
  if (!fixed.some((text) => /[a-z]/i.test(text))) return /(?!)/;
  const escaped = fixed.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join("[\\w-]+(?:\\.[\\w-]+)*")}$`);
}
