import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { currentParameters } from "../../lib/password/parameters.ts";
import { table } from "../table.ts";
import { signInAtOnce } from "./crowd.ts";
import { inMiB } from "./figures.ts";
import { type HeapUsage, type Inspected, inspect } from "./inspect.ts";
import type { Stage } from "./stage.ts";

const size = 200;
const sampleEveryMs = 250;

interface Sample extends HeapUsage {
  /** Of the whole process: workerd, and the isolates that stand in for the platform. */
  readonly residentSize: number;
}

/** What the isolate holds while a crowd signs in. The platform allows it 128 MB, heap and wasm together. */
export async function measureMemory(stage: Stage): Promise<string> {
  const worker = await stage.serveAtEdge(true);
  const isolate = await inspect(worker.inspectorUrl ?? "");
  try {
    const pid = workerdOf(process.pid);
    const idle = await sampleOf(isolate, pid);
    const samples: Sample[] = [];
    let isOver = false;
    const sampling = (async () => {
      while (!isOver) {
        samples.push(await sampleOf(isolate, pid));
        await sleep(sampleEveryMs);
      }
    })();
    await signInAtOnce(worker.port, { size, networks: size });
    isOver = true;
    await sampling;
    await sleep(2_000);
    const after = await sampleOf(isolate, pid);
    const wasm = wasmSize();
    const row = (when: string, sample: Sample) => [
      when,
      inMiB(sample.usedSize),
      inMiB(sample.totalSize),
      inMiB(sample.backingStorageSize),
      inMiB(wasm),
      inMiB(sample.usedSize + sample.backingStorageSize + wasm),
      inMiB(sample.residentSize),
    ];
    return table([
      ["MiB", "objects", "heap", "array buffers", "wasm", "objects, buffers, wasm", "process"],
      row("idle, after the first page", idle),
      row(`${size} sign-ins under way, most of each`, most(samples)),
      row("two seconds later", after),
    ]);
  } finally {
    isolate.close();
    await worker.stop();
  }
}

async function sampleOf(isolate: Inspected, pid: number): Promise<Sample> {
  return { ...(await isolate.heapUsage()), residentSize: residentSize(pid) };
}

function most(samples: readonly Sample[]): Sample {
  const of = (name: keyof Sample) => Math.max(...samples.map((sample) => sample[name]));
  return {
    usedSize: of("usedSize"),
    totalSize: of("totalSize"),
    backingStorageSize: of("backingStorageSize"),
    residentSize: of("residentSize"),
  };
}

/** The memory of the one instance that hashes, grown to what a hash takes. */
function wasmSize(): number {
  const module = new WebAssembly.Module(readFileSync("node_modules/@phi-ag/argon2/dist/argon2.wasm"));
  const argon2 = new WebAssembly.Instance(module).exports as unknown as {
    memory: WebAssembly.Memory;
    _initialize(): void;
    malloc(length: number): number;
  };
  argon2._initialize();
  argon2.malloc(currentParameters.memoryKiB * 1024);
  return argon2.memory.buffer.byteLength;
}

/** Linux alone. */
function workerdOf(parent: number): number {
  const isIt = (pid: string) => {
    const [, name, rest] = /\((.*)\) \S (.*)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return name === "workerd" && Number(rest?.split(" ", 1)[0]) === parent;
  };
  const pid = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .find(isIt);
  if (!pid) throw new Error("No workerd runs here");
  return Number(pid);
}

function residentSize(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
