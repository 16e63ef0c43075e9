import { spawnSync } from "node:child_process";

/**
 * All of docs/evidence.md in one command: tries to break each promise, one
 * after the other, for as long as the settings say. Each prints what it counted
 * and, where chance has a seed, the seed that tells it again. One that fails
 * keeps none of the others from running.
 */
const parts = [
  { script: "fuzz", bounds: { FUZZ_SECONDS: "60", FUZZ_SEED: String(Date.now() % 2 ** 31) } },
  { script: "races", bounds: { RACES: "20" } },
  { script: "bench:who-exists", bounds: { PAIRS: "500", WATCHED: "20" } },
  { script: "bench:crashes", bounds: { MINUTES: "1" } },
];

const results = parts.map(({ script, bounds }) => {
  const settings = Object.entries(bounds).map(([name, usual]) => [name, process.env[name] || usual]);
  const told = settings.map(([name, value]) => `${name}=${value}`).join(" ");
  console.log(`\n=== ${told} npm run ${script}`);
  const startedAt = Date.now();
  const { status } = spawnSync("npm", ["run", "--silent", script], {
    stdio: "inherit",
    env: { ...process.env, ...Object.fromEntries(settings) },
  });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  return {
    isFine: status === 0,
    line: `${status === 0 ? "ended well" : "FAILED"} after ${seconds} s: ${told} npm run ${script}`,
  };
});

console.log(`\n${results.map(({ line }) => line).join("\n")}`);
process.exitCode = results.every(({ isFine }) => isFine) ? 0 : 1;
