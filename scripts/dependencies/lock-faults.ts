import { type Lockfile, lockedPackages } from "./lockfile.ts";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const exact = /^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/i;

/**
 * What is wrong with where packages come from, as far as the lockfile, the
 * manifest and `.npmrc` can tell: no network is needed.
 *
 * @returns a sentence for each fault.
 */
export function lockFaults(manifest: Manifest, lock: Lockfile, npmrc: string): string[] {
  const packages = lockedPackages(lock);
  const names = [...new Set(packages.map(({ name }) => name))];
  return [
    ...packages.filter((each) => !/^sha512-/.test(each.integrity ?? "")).map(say("has no SHA-512 of itself")),
    ...packages
      .filter((each) => each.isLink || !exact.test(each.version) || each.resolved !== undefined)
      .map(say("is not from the registry")),
    ...asked(manifest)
      .filter(([, range]) => !exact.test(range))
      .map(([name, range]) => `package.json asks for ${name} ${range}, which is not one version.`),
    ...asked(manifest)
      .filter(([name, range]) => lock.packages[`node_modules/${name}`]?.version !== range)
      .map(([name]) => `package-lock.json has another ${name} than package.json asks for.`),
    ...lookAlikes(names).map(([one, other]) => `${one} and ${other} have names that look alike.`),
    ...(/^ignore-scripts\s*=\s*true$/m.test(npmrc) ? [] : ["Install scripts are not off in .npmrc."]),
  ];
}

function say(what: string) {
  return ({ name, version }: { name: string; version: string }) => `${name} ${version} ${what}.`;
}

function asked(manifest: Manifest): [string, string][] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

/** Short ones are alike by chance: `ms` and `ws`. */
const shortestName = 6;
/** Two of many years, each of whom it should be of. */
const isKnownPair = (one: string, other: string) => one === "safe-buffer" && other === "safer-buffer";

/** Pairs of names with one letter more, less or other, as who squats on a name chooses them. */
function lookAlikes(names: readonly string[]): [string, string][] {
  const long = names.filter((name) => name.length >= shortestName);
  return long.flatMap((one, i) =>
    long
      .slice(i + 1)
      .filter((other) => isOneOff(one, other) && !isKnownPair(...([one, other].sort() as [string, string])))
      .map((other): [string, string] => [one, other]),
  );
}

function isOneOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(long.length > short.length ? at : at + 1) === long.slice(at + 1);
}
