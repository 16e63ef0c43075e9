// Not in TypeScript: Next would load a compiler to read it, at each start of the server.
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from "next/constants.js";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Routes alone: pages (page.tsx) are made by the house.
  pageExtensions: ["ts"],
  images: { unoptimized: true },
  experimental: { preloadEntriesOnStart: false },
  serverExternalPackages: ["@libsql/client", "@libsql/hrana-client", "@libsql/isomorphic-ws", "libsql"],
  // Schools are subdomains, in development too.
  allowedDevOrigins: ["*.localhost"],
  typescript: { ignoreBuildErrors: true }, // `npm run check` has said it already, for the tests too
};

/**
 * What the build for the edge takes up (scripts/edge-build.ts); on Node our own server needs nothing of it.
 *
 * @type {import("next").NextConfig}
 */
const build = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  // Texts that the build leaves out (scripts/build.ts).
  env: { UNREADABLE_TEXTS: process.env.UNREADABLE_TEXTS ?? "" },
};

/** @param {string} phase @returns {import("next").NextConfig} */
export default (phase) => ({
  ...config,
  ...(phase === PHASE_PRODUCTION_BUILD && build),
  // Some routes are there in development alone.
  ...(phase === PHASE_DEVELOPMENT_SERVER && { pageExtensions: ["ts", "dev.ts"] }),
});
