import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * Everything that is checked, in one command. A stage that fails does not keep
 * the next ones from running; the last line is the sum.
 */
interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** What failed, and why: said again at the end, where it is looked for. */
  readonly failures?: readonly Failure[];
}

interface Failure {
  readonly name: string;
  /** The beginning of it, where the report says one. */
  readonly reason?: string;
}

const reports = mkdtempSync(join(tmpdir(), "sleutel-test-"));

const stages: Record<string, () => Tally> = {
  lint: () => check("@biomejs/biome/bin/biome", "check"),
  types: () => check("typescript/bin/tsc", "--noEmit"),
  unit: () => {
    const report = join(reports, "unit.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const isFine = run("node_modules/vitest/vitest.mjs", ["run", ...reporters]);
    return tally(isFine, report, (r) => ({
      passed: r.numPassedTests,
      failed: r.numTotalTests - r.numPassedTests,
      failures: failedIn(r),
    }));
  },
  build: () => counted(run("scripts/build.ts", [])),
  "browsers of the baseline": () => counted(run("scripts/baseline.ts", [])),
  "build for the edge": () => counted(run("scripts/edge-build.ts", [])),
  "stories, Node with a file": () => {
    console.log("Skipped: the desk without script, which is told at the edge.");
    return stories("node-file");
  },
  "stories, Node with a libSQL server": () => {
    console.log("Skipped: attacks that end at the door, which is the same as with a file.");
    console.log("Skipped: stories in a browser, which are told with a libSQL server at the edge.");
    return stories("node-libsql");
  },
  "stories, workerd with a libSQL server": () => {
    console.log(
      "Skipped: some stories with script, whose browser's side is the same as on Node; told without.",
    );
    return stories("workerd");
  },
};

const tallies = Object.entries(stages).map(([name, stage]) => {
  console.log(`\n=== ${name}`);
  const startedAt = Date.now();
  const result = stage();
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`=== ${name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`);
  return { stage: name, ...result };
});
rmSync(reports, { recursive: true, force: true });

const passed = tallies.reduce((sum, each) => sum + each.passed, 0);
const failed = tallies.reduce((sum, each) => sum + each.failed, 0);
for (const { stage, failures = [] } of tallies.filter((each) => each.failed > 0)) {
  for (const { name, reason } of failures.length > 0 ? failures : [{ name: "see above" } as Failure]) {
    console.log(`Failed in ${stage}: ${name}`);
    if (reason) console.log(beginningOf(reason));
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** A stage that is one check, by a program below node_modules. */
function check(program: string, ...args: string[]): Tally {
  return counted(run(join("node_modules", program), args));
}

function counted(isFine: boolean): Tally {
  return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** All stories, told to one of the targets (tests/e2e/target.ts). A story may be skipped there, and then says why. */
function stories(target: string): Tally {
  const report = join(reports, `${target}.json`);
  const isFine = run("node_modules/@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    SLEUTEL_TARGET: target,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return tally(isFine, report, ({ suites, stats }) => {
    const skipped = skippedIn(suites);
    for (const { title, reason } of skipped) console.log(`Skipped: ${title}: ${reason ?? "nobody says why"}`);
    const unexplained = skipped.filter(({ reason }) => !reason).length;
    const failed = stats.unexpected + stats.flaky + unexplained;
    return {
      passed: stats.expected,
      failed,
      failures: specsIn(suites)
        .filter(isBad)
        .map(({ title, tests }) => ({
          name: title,
          reason: tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message,
        })),
    };
  });
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs: readonly Spec[];
}

interface Spec {
  readonly title: string;
  readonly tests: readonly {
    readonly status: string;
    readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    readonly results: readonly { readonly error?: { readonly message?: string } }[];
  }[];
}

function specsIn(suites: readonly Suite[]): Spec[] {
  return suites.flatMap(({ suites = [], specs }) => [...specsIn(suites), ...specs]);
}

function isBad({ tests }: Spec): boolean {
  return tests.some(({ status }) => status === "unexpected" || status === "flaky");
}

function skippedIn(suites: readonly Suite[]): { title: string; reason: string | undefined }[] {
  return specsIn(suites).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === "skipped")
      .map(({ annotations }) => ({
        title,
        reason: annotations.find(({ type }) => type === "skip")?.description,
      })),
  );
}

interface UnitReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Tests that failed, and files that could not be read at all. */
function failedIn({ testResults }: UnitReport): Failure[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults
      .filter((each) => each.status === "failed")
      .map(({ fullName, failureMessages: [reason] }) => ({ name: fullName, reason }));
    return failed.length === 0 && status === "failed" ? [{ name, reason: message }] : failed;
  });
}

function beginningOf(reason: string): string {
  const lines = stripVTControlCharacters(reason).split("\n").slice(0, 12);
  return lines.map((line) => `    ${line.slice(0, 400)}`).join("\n");
}

/** On this very Node, which may be newer than the system's. */
function run(program: string, args: string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(process.execPath, [program, ...args], {
    stdio: "inherit",
    // Servers and commands are started a hundred times: what they are compiled to is kept in between.
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(reports, "compiled"),
      ...env,
    },
  });
  return status === 0;
}

/** A run that ended badly, or tried nothing, counts as a failure, whatever its report says. */
// biome-ignore lint/suspicious/noExplicitAny: the shape of a report is its tool's own
function tally(isFine: boolean, report: string, read: (report: any) => Tally): Tally {
  try {
    const { passed, failed, failures } = read(JSON.parse(readFileSync(report, "utf8")));
    const isHidden = failed === 0 && (!isFine || passed === 0);
    return { passed, failed: isHidden ? 1 : failed, failures };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
