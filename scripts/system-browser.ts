import { spawnSync } from "node:child_process";

/** Some systems keep a stub there that only says how to install it. */
export function runs(path: string): boolean {
  return spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}

/** @returns where the browser is, once the system's package is there; undefined where it can't be had. */
export function installed(name: string, places: readonly string[]): string | undefined {
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
