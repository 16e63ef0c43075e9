import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import doiuse from "doiuse";
import postcss from "postcss";

/**
 * Holds what the build sends to browsers against the oldest ones that it is
 * made for (`browserslist` in package.json). What is older gets the plain
 * pages: they need neither script nor style.
 *
 * `node scripts/baseline.ts`, after a build.
 */
/** As `scripts/house/` makes them. */
const folders = { styles: "public/style", scripts: "public/script" };

/** Not in every one of those browsers, and nothing is lost there. */
const missed: Readonly<Record<string, string>> = {
  "css-has": "a desk page begins a little lower",
  "css-display-contents": "its faults are about buttons and tables; here it is a pair of words in a list",
  "text-size-adjust": "iOS alone makes text larger by itself",
  "text-decoration": "the shorthand is not used",
  "css-resize": "a field is large enough as it is",
  "css-clip-path": "inset() alone, which all have",
  "css-masks": "the same finding as for clip-path",
  "css-media-scripting": "without it, what needs script stays hidden or shown as with script",
  "extended-system-fonts": "another font of the system follows in the list",
  multicolumn: "printed letters alone",
  "css-paged-media": "printed letters alone",
};

const styles = readdirSync(folders.styles).filter((file) => file.endsWith(".css"));
const faults = await faultsOfStyles();
for (const fault of faults) console.error(fault);
process.exitCode = areScriptsFine() && faults.length === 0 ? 0 : 1;

function areScriptsFine(): boolean {
  const paths = readdirSync(folders.scripts)
    .filter((file) => file.endsWith(".js"))
    .map((file) => join(folders.scripts, file));
  const program = "node_modules/es-check/lib/cli/index.js";
  const { status } = spawnSync(
    process.execPath,
    [program, "checkBrowser", ...paths, "--module", "--checkFeatures"],
    {
      stdio: "inherit",
    },
  );
  return status === 0;
}

async function faultsOfStyles(): Promise<string[]> {
  const found = new Set<string>();
  if (styles.length === 0) return ["There are no styles: is it built?"];
  for (const file of styles) {
    const onFeatureUsage = ({ feature, message }: { feature: string; message: string }) => {
      if (!Object.hasOwn(missed, feature)) found.add(`${feature}: ${message}`);
    };
    const lint = doiuse({ onFeatureUsage });
    await postcss(lint).process(readFileSync(join(folders.styles, file), "utf8"), {
      from: join(folders.styles, file),
    });
  }
  return [...found];
}
