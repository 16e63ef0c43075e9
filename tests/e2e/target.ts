import { join } from "node:path";
import { startSqld } from "../../scripts/libsql/start-sqld.ts";

/** What the stories are told to: each is one run of all of them (scripts/test.ts). */
const targets = {
  /** Node with an embedded file: one machine. */
  "node-file": { script: "scripts/demo.ts", hasServer: false, isEdge: false },
  /** Node with a libSQL server. */
  "node-libsql": { script: "scripts/demo.ts", hasServer: true, isEdge: false },
  /** The edge runtime with a libSQL server. */
  workerd: { script: "scripts/edge-preview.ts", hasServer: true, isEdge: true },
} as const;

const chosen = process.env.SLEUTEL_TARGET ?? "node-file";
if (!(chosen in targets)) {
  throw new Error(`SLEUTEL_TARGET must be ${Object.keys(targets).join(" or ")}; it is "${chosen}".`);
}
export const target = { name: chosen, ...targets[chosen as keyof typeof targets] };

export interface TargetDatabase {
  readonly url: string;
  /** Goes down as in a power cut, and comes up again a while later. */
  crash(downMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** The database of a data folder, running where it has to. */
export async function openTargetDatabase(dataDir: string): Promise<TargetDatabase> {
  if (!target.hasServer) {
    const nothing = async () => {};
    return { url: `file:${join(dataDir, "sleutel.db")}`, crash: nothing, stop: nothing };
  }
  const sqld = await startSqld({ folder: join(dataDir, "libsql") });
  return {
    url: sqld.url,
    async crash(downMs = 0) {
      await sqld.kill();
      await new Promise((resolve) => setTimeout(resolve, downMs));
      await sqld.startAgain();
    },
    stop: () => sqld.stop(),
  };
}
