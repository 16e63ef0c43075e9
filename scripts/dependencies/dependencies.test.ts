import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isAllowed, licenceList } from "./licence-list.ts";
import { lockFaults } from "./lock-faults.ts";
import { lockedPackages, readJson } from "./lockfile.ts";

const manifest = readJson("package.json");
const lock = readJson("package-lock.json");
const npmrc = readFileSync(".npmrc", "utf8");

describe("what Sleutel is made with", () => {
  test("is from the registry, one version each, with its hash, and runs nothing when it is installed", () => {
    expect(lockedPackages(lock).length).toBeGreaterThan(100);
    expect(lockFaults(manifest, lock, npmrc)).toEqual([]);
  });

  test("is installed by the lockfile alone, with install scripts off, wherever we install", () => {
    const commands = [".ci/run", "Containerfile", "package.json"].map((file) => readFileSync(file, "utf8"));
    expect(commands.join("\n")).not.toMatch(/npm (install|i|rebuild)\b|ignore-scripts[= ]false/);
    expect(commands[0]).toContain("npm ci");
    expect(commands[1]).toContain("npm ci");
  });

  test("may be used as it is, every package of it", () => {
    expect(lockedPackages(lock).filter((each) => !isAllowed(each))).toEqual([]);
  });

  test("is listed in docs/licences.md; else run: npm run licences", () => {
    expect(readFileSync("docs/licences.md", "utf8")).toBe(licenceList(lock));
  });
});

describe("a fault is found", () => {
  const sound = { version: "1.0.0", integrity: "sha512-x", license: "MIT" };
  const withPackage = (name: string, entry: object) => ({ packages: { [`node_modules/${name}`]: entry } });
  const faultsOf = (name: string, entry: object) => lockFaults({}, withPackage(name, entry), npmrc);

  test("where a package has no hash, or is from elsewhere", () => {
    expect(faultsOf("sound", sound)).toEqual([]);
    expect(faultsOf("bare", { ...sound, integrity: undefined })).toHaveLength(1);
    expect(faultsOf("weak", { ...sound, integrity: "sha1-x" })).toHaveLength(1);
    for (const resolved of ["git+ssh://git@example/x.git", "https://elsewhere.example/x.tgz", "file:../x"]) {
      expect(faultsOf("away", { ...sound, resolved })).toEqual(["away 1.0.0 is not from the registry."]);
    }
    expect(faultsOf("linked", { ...sound, link: true })).toHaveLength(1);
  });

  test("where package.json leaves the version open, or the lockfile has another", () => {
    const open = withPackage("sound", sound);
    expect(lockFaults({ dependencies: { sound: "1.0.0" } }, open, npmrc)).toEqual([]);
    expect(lockFaults({ dependencies: { sound: "^1.0.0" } }, open, npmrc)).toHaveLength(2);
    expect(lockFaults({ devDependencies: { sound: "1.0.1" } }, open, npmrc)).toHaveLength(1);
  });

  test.each(["reacct-dom", "react-dm", "reakt-dom"])("where %s stands beside react-dom", (name) => {
    const both = { packages: { "node_modules/react-dom": sound, [`node_modules/${name}`]: sound } };
    expect(lockFaults({}, both, npmrc)).toHaveLength(1);
  });

  test("where install scripts are on", () => {
    expect(lockFaults({}, { packages: {} }, "save-exact=true\n")).toHaveLength(1);
  });

  test.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0)", true],
    ["Apache-2.0 AND MIT", true],
    ["Apache-2.0 AND GPL-3.0", false],
    ["LGPL-3.0-or-later", false],
    ["", false],
  ])("in the licence %j: allowed %s", (licence, may) => {
    expect(isAllowed({ name: "any", licence })).toBe(may);
  });
});
