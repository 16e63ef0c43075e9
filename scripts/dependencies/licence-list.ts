import { type Locked, type Lockfile, lockedPackages } from "./lockfile.ts";

/** Those that let us use and serve a package, unchanged and named, without opening what is ours. */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
]);

/** libvips, for images, which Next asks for where it can be had: a library apart, never loaded, since we make no images. */
const isUnusedLibrary = (name: string) => /^@img\/sharp-(libvips|win32|wasm32)/.test(name);

/** The free licence of the Bitstream Vera letters, which has no name in SPDX that its lockfile gives; for pictures in tests. */
const isTestFont = (name: string) => name === "dejavu-fonts-ttf";

/** Under what each package may be used. One of several that are offered is enough; of several that hold, each must be. */
export function isAllowed({ name, licence }: Pick<Locked, "name" | "licence">): boolean {
  if (isTestFont(name)) return true;
  const named = licence.replace(/^\((.*)\)$/, "$1").replace("MPL 2.0", "MPL-2.0");
  const holds = (one: string) => allowed.has(one) || (one === "LGPL-3.0-or-later" && isUnusedLibrary(name));
  return named.split(" OR ").some((offer) => offer.split(" AND ").every(holds));
}

/** The text of docs/licences.md. */
export function licenceList(lock: Lockfile): string {
  const packages = lockedPackages(lock);
  return [
    "# Licences of what Sleutel is made with",
    "",
    "Made of `package-lock.json` by `npm run licences`; a test holds it against that, and against the list of allowed ones in `scripts/dependencies/licence-list.ts`. LGPL is allowed for the image library that Next asks for and Sleutel never loads. Packages for other systems are in it too.",
    "",
    "## In the product",
    "",
    ...byLicence(packages.filter((each) => !each.isForDevelopment)),
    "## To build and test",
    "",
    ...byLicence(packages.filter((each) => each.isForDevelopment)),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

function byLicence(packages: readonly Locked[]): string[] {
  const groups = Map.groupBy(packages, ({ licence }) => licence || "none named");
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([licence, of]) => {
      const named = [...new Set(of.map(({ name, version }) => `${name} ${version}`))].sort();
      return [`**${licence}** (${named.length}): ${named.join(", ")}`, ""];
    });
}
