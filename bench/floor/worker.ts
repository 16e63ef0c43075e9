import { runAtEdge } from "../../lib/edge/edge.ts";
import argon2 from "../../node_modules/@phi-ag/argon2/dist/argon2.wasm";
import next from "./.open-next/worker.js";

runAtEdge({ argon2, fetch: globalThis.fetch });

export default next;
