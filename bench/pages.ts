import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { askDemo, startDemo } from "./demo-server.ts";
import { table } from "./table.ts";

/** What a page makes a browser fetch, gzipped, and in how many requests. */
export async function measurePages(): Promise<string> {
  const demo = await startDemo();
  try {
    const rows: (string | number)[][] = [["page", "HTML", "CSS", "JavaScript", "requests"]];
    for (const path of ["/login", "/forgot", "/help", demo.linkPath, "/account/password"]) {
      const html = (await askDemo(demo, path)).toString();
      const scripts = filesIn(html, /<script[^>]* src="([^"?]+)/g);
      const styles = filesIn(html, /href="(\/style\/[^"?]+\.css)/g);
      const pictures = filesIn(html, /<img [^>]*src="([^"]+)/g);
      rows.push([
        path === demo.linkPath ? "/otp/…" : path,
        kilobytes(gzipSync(html).length),
        kilobytes(weight(styles)),
        kilobytes(weight(scripts)),
        1 + styles.length + scripts.length + pictures.length,
      ]);
    }
    return table(rows);
  } finally {
    await demo.stop();
  }
}

function filesIn(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map(([, file]) => file ?? ""))];
}

function weight(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(`public${path}`)).length, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
