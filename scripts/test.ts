import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Everything that is checked, in one command. A stage that fails does not keep
 * the next ones from running; the last line is the sum.
 */
interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const reports = mkdtempSync(join(tmpdir(), "sleutel-test-"));
const unitReport = join(reports, "unit.json");
const storyReport = join(reports, "stories.json");

const stages: Record<string, () => Tally> = {
  lint: () => check("@biomejs/biome/bin/biome", "check"),
  types: () => check("typescript/bin/tsc", "--noEmit"),
  unit: () => {
    const isFine = run("vitest/vitest.mjs", [
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${unitReport}`,
    ]);
    return tally(isFine, unitReport, (r) => ({
      passed: r.numPassedTests,
      failed: r.numTotalTests - r.numPassedTests,
    }));
  },
  build: () => check("next/dist/bin/next", "build"),
  stories: () => {
    const isFine = run("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: storyReport,
    });
    return tally(isFine, storyReport, ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped,
    }));
  },
};

const tallies = Object.entries(stages).map(([name, stage]) => {
  console.log(`\n=== ${name}`);
  const startedAt = Date.now();
  const result = stage();
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`=== ${name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`);
  return result;
});
rmSync(reports, { recursive: true, force: true });

const passed = tallies.reduce((sum, each) => sum + each.passed, 0);
const failed = tallies.reduce((sum, each) => sum + each.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** A stage that is one check. */
function check(program: string, ...args: string[]): Tally {
  return run(program, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param program below node_modules. It runs on this very Node, which may be newer than the system's. */
function run(program: string, args: string[], env: Record<string, string> = {}): boolean {
  const command = [join("node_modules", program), ...args];
  return (
    spawnSync(process.execPath, command, { stdio: "inherit", env: { ...process.env, ...env } }).status === 0
  );
}

/** A run that ended badly, or tried nothing, counts as a failure, whatever its report says. */
// biome-ignore lint/suspicious/noExplicitAny: the shape of a report is its tool's own
function tally(isFine: boolean, report: string, read: (report: any) => Tally): Tally {
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(report, "utf8")));
    const isHidden = failed === 0 && (!isFine || passed === 0);
    return { passed, failed: isHidden ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
