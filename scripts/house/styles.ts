import { createHash } from "node:crypto";
import { mkdirSync, rmSync, watchFile, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import browserslist from "browserslist";
import { browserslistToTargets, bundle } from "lightningcss";

const folder = "public/style";

/** As `app/styles.ts` names them. */
const sheets = {
  EVERY: "app/styles.css",
  DESK: "app/(school)/admin/desk.css",
  LETTERS: "app/(school)/admin/letters/letters.css",
  CODE: "app/(school)/code/code.css",
};

/**
 * Makes what browsers look by, for the oldest ones that are promised
 * (`browserslist` in package.json): each file under the name of its contents,
 * so that it may be kept for ever.
 *
 * @returns their addresses, as `app/styles.ts` reads them.
 */
export function buildStyles(): Record<string, string> {
  rmSync(folder, { recursive: true, force: true });
  return eachSheet((path) => {
    const made = styleOf(path);
    const hash = createHash("sha256").update(made).digest("base64url").slice(0, 8);
    return write(`${basename(path, ".css")}.${hash}.css`, made);
  });
}

/** The same in development, made again at every change: the next page has it. */
export function watchStyles(): Record<string, string> {
  return eachSheet((path) => {
    const make = () => write(`development/${basename(path)}`, styleOf(path));
    // By its path: an editor may save by putting another file in its place, which `watch` would not follow.
    watchFile(path, { interval: 200, persistent: false }, () => {
      try {
        make();
      } catch (error) {
        // In the middle of being written, most likely.
        console.error(error);
      }
    });
    return make();
  });
}

function eachSheet(make: (path: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(sheets).map(([name, path]) => [`${name}_STYLE`, make(path)]));
}

function styleOf(filename: string): Uint8Array {
  const targets = browserslistToTargets(browserslist());
  return bundle({ filename, minify: true, targets }).code;
}

/** @returns its address. */
function write(name: string, style: Uint8Array): string {
  const path = `${folder}/${name}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, style);
  return `/style/${name}`;
}
