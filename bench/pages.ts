import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { askDemo, startDemo } from "./demo-server.ts";
import { table } from "./table.ts";

/** What a page makes a browser fetch, gzipped, against what Next itself needs on any page. */
export async function measurePages(): Promise<string> {
  const demo = await startDemo();
  try {
    const nextOwn = new Set(nextOwnFiles());
    const rows: (string | number)[][] = [["page", "HTML", "CSS", "JavaScript", "of it Next's own", "ours"]];
    for (const path of ["/login", "/forgot", "/help", demo.linkPath, "/account/password"]) {
      const html = (await askDemo(demo, path)).toString();
      // Polyfills are marked `noModule`: no browser of the baseline fetches them.
      const scripts = filesIn(
        html.replace(/<script[^>]*nomodule[^>]*>/gi, ""),
        /src="(\/_next\/static\/[^"?]+\.js)/g,
      );
      const styles = filesIn(html, /href="(\/_next\/static\/[^"?]+\.css)/g);
      const own = scripts.filter((file) => nextOwn.has(file));
      const ours = scripts.filter((file) => !nextOwn.has(file));
      rows.push([
        path === demo.linkPath ? "/otp/…" : path,
        kilobytes(gzipSync(html).length),
        kilobytes(weight(styles)),
        kilobytes(weight(scripts)),
        kilobytes(weight(own)),
        kilobytes(weight(ours)),
      ]);
    }
    return table(rows);
  } finally {
    await demo.stop();
  }
}

function nextOwnFiles(): string[] {
  const manifest = JSON.parse(readFileSync(".next/build-manifest.json", "utf8"));
  return manifest.rootMainFiles.map((file: string) => `/_next/${file}`);
}

function filesIn(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map(([, file]) => file ?? ""))];
}

function weight(files: readonly string[]): number {
  return files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(file.replace("/_next/", ".next/"))).length,
    0,
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
