import type { BuildOptions } from "esbuild";

/** Of what each address and each text is made, by the names that `app/styles.ts`, `app/scripts.ts` and `messages/catalogues.ts` give them. */
export type BuildNames = Readonly<Record<string, string>>;

interface Runtime {
  /** By which packages choose what they have for it. */
  readonly conditions: string[];
  /** Packages that are not in the bundle. */
  readonly external: string[];
  /** Beside the one that opens the house. */
  readonly entryPoints: Readonly<Record<string, string>>;
}

/** On Node the driver brings native code along. */
export const onNode: Runtime = {
  conditions: ["node"],
  external: ["@libsql/client", "libsql"],
  entryPoints: { "background-thread": "lib/live/background-thread.ts" },
};

export const onTheEdge: Runtime = {
  conditions: ["workerd", "worker", "edge-light", "browser"],
  external: [],
  entryPoints: {},
};

const notNeeded = "./lib/mail/not-needed.ts";

/**
 * How esbuild makes one module of the house (`app/start.ts`): the pages, what
 * answers forms, and all that they work with. Not Next: its bundles have React
 * from within its own renderer of pages, which takes half of a start.
 *
 * @param folder that it is made in.
 */
export function bundleOf(
  { conditions, external, entryPoints }: Runtime,
  names: BuildNames,
  folder: string,
  mode: "production" | "development",
): BuildOptions {
  const variables = { ...names, NODE_ENV: mode };
  const define = Object.entries(variables).map(([name, value]) => [
    `process.env.${name}`,
    JSON.stringify(value),
  ]);
  return {
    entryPoints: { start: "app/start.ts", ...entryPoints },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "es2023",
    jsx: "automatic",
    jsxDev: mode === "development",
    conditions,
    external,
    define: Object.fromEntries(define),
    alias: {
      "server-only": "next/dist/compiled/server-only/empty.js",
      "html-to-text": notNeeded,
      "prettier/standalone": notNeeded,
      "prettier/plugins/html": notNeeded,
    },
    // Some packages ask for Node's own modules by a call.
    banner: {
      js: `import { createRequire as requireOf } from "node:module"; const require = requireOf("file:///");`,
    },
    logLevel: "warning",
  };
}
