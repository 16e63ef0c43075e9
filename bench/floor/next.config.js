import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/**
 * The least that answers as Sleutel does: what a framework, a driver and a hash cost without a product.
 *
 * @type {import("next").NextConfig}
 */
const config = {
  poweredByHeader: false,
  serverExternalPackages: ["@libsql/client", "@libsql/hrana-client", "@libsql/isomorphic-ws"],
  outputFileTracingRoot: root,
  turbopack: { root },
  typescript: { ignoreBuildErrors: true },
};

export default config;
