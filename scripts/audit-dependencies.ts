import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { lockFaults } from "./dependencies/lock-faults.ts";
import { readJson } from "./dependencies/lockfile.ts";

/**
 * Looks for faults in what Sleutel is made with: where packages come from,
 * without a network, and then what the registry knows of them. Ends with 0 when
 * both are fine, 1 when something was found, and 2 when the registry could not
 * be asked, so that nobody takes silence for health.
 */
const found = lockFaults(
  readJson("package.json"),
  readJson("package-lock.json"),
  readFileSync(".npmrc", "utf8"),
);
for (const fault of found) console.error(fault);
console.log(`Where packages come from: ${found.length === 0 ? "nothing found" : `${found.length} found`}.`);

const known = knownFaults();
if (known === null) process.exitCode = found.length > 0 ? 1 : 2;
else process.exitCode = found.length + known > 0 ? 1 : 0;

/** How many faults the registry knows of. @returns null where it keeps no list, or could not be reached. */
function knownFaults(): number | null {
  const { stdout } = spawnSync("npm", ["audit", "--json"], { encoding: "utf8", timeout: 120_000 });
  const answer = read(stdout);
  const counts = answer?.metadata?.vulnerabilities;
  if (!counts) {
    console.log(
      `Known faults: NOT ASKED. This registry offers no list of them: ${answer?.message ?? "no answer"}`,
    );
    console.log("Run this where npm's own registry, or one that has its advisories, can be reached.");
    return null;
  }
  for (const [name, { severity }] of Object.entries<{ severity: string }>(answer.vulnerabilities ?? {})) {
    console.error(`${name}: ${severity}. See: npm audit`);
  }
  console.log(`Known faults: ${counts.total} found.`);
  return counts.total;
}

function read(text: string | null) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
