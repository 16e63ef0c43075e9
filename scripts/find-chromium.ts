import { spawnSync } from "node:child_process";

/** The same engine without the windows: stories take half the time in it. */
const shells = ["/usr/bin/chromium-headless-shell"];
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * A Chromium of this computer for the browser stories: the one that
 * CHROMIUM_PATH names, else where systems keep it, else the system's own
 * package. Nothing is fetched from anywhere else.
 *
 * @throws a sentence that says what to install.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named && !runs(named)) throw new Error(`CHROMIUM_PATH is ${named}, and no browser starts there.`);
  const found =
    named ??
    shells.find(runs) ??
    installed("chromium-headless-shell", shells) ??
    browsers.find(runs) ??
    installed("chromium", browsers);
  if (found) return found;
  throw new Error(
    "The browser stories need Chromium. Install it (Debian: `sudo apt-get install chromium-headless-shell`), or name one in CHROMIUM_PATH.",
  );
}

/** Some systems keep a stub there that only says how to install it. */
function runs(path: string): boolean {
  return spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}

/** @returns where the browser is, once the system's package is there; undefined where it can't be had. */
function installed(name: string, places: readonly string[]): string | undefined {
  const asRoot = rightsToInstall();
  if (!asRoot || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  console.log(`Installing the system's package ${name}.`);
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", name]]) {
    const [command = "", ...rest] = [...asRoot, "apt-get", ...args];
    spawnSync(command, rest, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  return places.find(runs);
}

/** @returns what goes before the command, or null where it would ask for a password. */
function rightsToInstall(): string[] | null {
  if (process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : null;
}

if (import.meta.main) console.log(findChromium());
