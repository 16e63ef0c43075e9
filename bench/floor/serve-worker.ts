import { serveWorker } from "../../scripts/edge/serve-worker.ts";

/** The floor on workerd, at PORT, as `npm run edge:preview` serves Sleutel. */
const { PORT, FLOOR_DATABASE_URL = "" } = process.env;
const worker = await serveWorker({
  folder: "bench/floor/dist-edge",
  port: Number(PORT),
  env: { FLOOR_DATABASE_URL },
});
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
