import { statfs } from "node:fs/promises";
import { type Finding, finding } from "./finding.ts";

/** Whether there is room for what is to come, where the data lie. */
export async function lookAtDisk(folder: string): Promise<Finding[]> {
  const { bavail, blocks, bsize } = await statfs(folder);
  const percent = Math.floor((bavail / blocks) * 100);
  const facts = { folder, percent, megabytes: Math.floor((bavail * bsize) / 1_000_000) };
  return [finding(percent < 5 ? "disk-full" : percent < 20 ? "disk-filling" : "disk-fine", facts)];
}
