import { adaptToWorkerd, bundleWorker } from "./edge/build-worker.ts";
import { measureWorker } from "./edge/measure-worker.ts";

/** Makes the worker for the edge, in `dist-edge`, out of what `npm run build` left in `.next`. */
adaptToWorkerd(".");
const { gzipKiB, mostKiB } = measureWorker(bundleWorker("."));
console.log(`The worker is ${gzipKiB} KiB after gzip; ${mostKiB} KiB is the most that it may be.`);
if (gzipKiB > mostKiB) process.exitCode = 1;
