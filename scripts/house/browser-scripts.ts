import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, context } from "esbuild";

const folder = "public/script";

const entryPoints = ["browser/live.ts", "browser/desk.ts"];

const common = {
  outdir: folder,
  bundle: true,
  format: "esm",
  target: ["chrome111", "firefox116", "safari16.4"],
} satisfies BuildOptions;

/**
 * Makes what browsers run: two files, each under the name of its contents, so that it may be kept for ever.
 *
 * @returns their addresses and hashes, as `app/scripts.ts` reads them.
 */
export async function buildScripts(): Promise<Record<string, string>> {
  rmSync(folder, { recursive: true, force: true });
  await build({ ...common, entryPoints, minify: true, entryNames: "[name].[hash]" });
  const made = readdirSync(folder).map((file) => {
    const name = `${file.split(".", 1)[0]?.toUpperCase()}_SCRIPT`;
    const hash = createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("base64");
    return { [name]: `/script/${file}`, [`${name}_HASH`]: `sha256-${hash}` };
  });
  return Object.assign({}, ...made);
}

/** The same in development, made again at every change, and one with which a page follows that. */
export async function watchScripts(): Promise<Record<string, string>> {
  // Beside those of a build, which a server may be using.
  const watched = await context({
    ...common,
    entryPoints: [...entryPoints, "browser/development.ts"],
    sourcemap: "inline",
    entryNames: "development/[name]",
  });
  await watched.rebuild();
  await watched.watch();
  const address = (entry: string) => `/script/development/${entry}.js`;
  return {
    LIVE_SCRIPT: address("live"),
    DESK_SCRIPT: address("desk"),
    DEVELOPMENT_SCRIPT: address("development"),
  };
}
