import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second (`getconf CLK_TCK`): 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;
const pageBytes = 4096;

/** Milliseconds of processor that a program and all it started have had. Linux only. */
export function cpuMsOf(group: number): number {
  const ticks = statsOf(group).map((stat) => Number(stat[11]) + Number(stat[12]));
  return (sum(ticks) * 1000) / ticksPerSecond;
}

/** MiB of memory that they hold at this moment. */
export function memoryMiBOf(group: number): number {
  return (sum(statsOf(group).map((stat) => Number(stat[21]))) * pageBytes) / 1024 ** 2;
}

/** Of each process of the group, the fields of `/proc/PID/stat` from the third on (proc_pid_stat(5)). */
function statsOf(group: number): string[][] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const text = readFileSync(`/proc/${pid}/stat`, "latin1");
        const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
        return Number(fields[2]) === group ? [fields] : [];
      } catch {
        return []; // it ended meanwhile
      }
    });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
