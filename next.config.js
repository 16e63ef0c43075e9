// Not in TypeScript: Next would load a compiler to read it, at each start of the server.
import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Pages (page.tsx) are made by the house.
  pageExtensions: ["ts"],
  images: { unoptimized: true },
  // Each page is read when it is first asked for: most of them are the desk's.
  experimental: { preloadEntriesOnStart: false },
  serverExternalPackages: ["@libsql/client", "@libsql/hrana-client", "@libsql/isomorphic-ws", "libsql"],
  turbopack: {
    resolveAlias: {
      "html-to-text": "./lib/mail/not-needed.ts",
      "prettier/standalone": "./lib/mail/not-needed.ts",
      "prettier/plugins/html": "./lib/mail/not-needed.ts",
    },
  },
  // Schools are subdomains, in development too.
  allowedDevOrigins: ["*.localhost"],
  typescript: { ignoreBuildErrors: true }, // `npm run check` has said it already, for the tests too
};

/**
 * What the build for the edge takes up (scripts/edge-build.ts); on Node our own server needs nothing of it.
 *
 * @type {import("next").NextConfig}
 */
const build = { output: "standalone", outputFileTracingRoot: import.meta.dirname };

/** @type {import("next").NextConfig} */
const development = {
  // Some routes are there in development alone.
  pageExtensions: ["ts", "dev.ts"],
  // Each answer is preceded by one, which nobody asked for.
  logging: { incomingRequests: { ignore: [/^\/development\//] } },
};

/** @param {string} phase @returns {Promise<import("next").NextConfig>} */
export default async (phase) => {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { buildScripts, watchScripts } = await import("./scripts/browser/build-scripts.ts");
  const { buildStyles, watchStyles } = await import("./scripts/browser/build-styles.ts");
  if (phase !== PHASE_PRODUCTION_BUILD)
    return { ...config, ...development, env: { ...watchStyles(), ...(await watchScripts()) } };
  const { unreadableTexts } = await import("./scripts/messages/unreadable.ts");
  return {
    ...config,
    ...build,
    env: { UNREADABLE_TEXTS: unreadableTexts(), ...buildStyles(), ...(await buildScripts()) },
  };
};
