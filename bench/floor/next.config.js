import { join } from "node:path";
import { PHASE_PRODUCTION_BUILD } from "next/constants.js";

const root = join(import.meta.dirname, "../..");

/**
 * The least that answers as Sleutel does: what a framework, a driver and a hash cost without a product.
 *
 * @type {import("next").NextConfig}
 */
const config = {
  poweredByHeader: false,
  // It would compress each answer anew, which costs it more than all the rest.
  compress: false,
  serverExternalPackages: ["@libsql/client", "@libsql/hrana-client", "@libsql/isomorphic-ws"],
  outputFileTracingRoot: root,
  turbopack: { root },
  typescript: { ignoreBuildErrors: true },
};

/**
 * The build for the edge takes up `standalone`; `next start` would complain of it.
 *
 * @param {string} phase @returns {import("next").NextConfig}
 */
export default (phase) => ({ ...config, ...(phase === PHASE_PRODUCTION_BUILD && { output: "standalone" }) });
