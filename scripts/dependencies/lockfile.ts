import { readFileSync } from "node:fs";

/** One package as `package-lock.json` has it. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  /** As its author names it, mostly by SPDX; empty where nothing is said. */
  readonly licence: string;
  /** Used to build and test, and no part of what is served. */
  readonly isForDevelopment: boolean;
  readonly integrity?: string;
  /** Where it is from; left out where that is the registry. */
  readonly resolved?: string;
  readonly isLink: boolean;
}

interface Entry {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

export type Lockfile = { readonly packages: Readonly<Record<string, Entry>> };

/** From the folder of the project, where npm's commands run. */
export function readJson(file: string) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Every package of the lockfile but our own. */
export function lockedPackages({ packages }: Lockfile): Locked[] {
  return Object.entries(packages)
    .filter(([place]) => place !== "")
    .map(([place, entry]) => ({
      name: entry.name ?? place.split("node_modules/").at(-1) ?? place,
      version: entry.version ?? "",
      licence: entry.license ?? "",
      isForDevelopment: entry.dev === true,
      integrity: entry.integrity,
      resolved: entry.resolved,
      isLink: entry.link === true,
    }));
}
