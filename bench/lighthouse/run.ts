import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { findChromium } from "../../scripts/find-chromium.ts";
import { startDemo } from "../demo-server.ts";
import { table } from "../table.ts";

/**
 * `npm run bench:lighthouse`: what Lighthouse says of the three pages of the
 * way back in, as on a phone (its own profile: a slow processor and network),
 * of the built product. It has a lockfile of its own, so that what it brings
 * along is nowhere near the product.
 */
const here = import.meta.dirname;
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const flags = "--headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking";

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, Audit>>;
}

interface Audit {
  readonly id: string;
  readonly title: string;
  readonly score: number | null;
  readonly scoreDisplayMode: string;
  readonly displayValue?: string;
}

execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: here, stdio: "ignore" });
const demo = await startDemo();
const pages = { "sign in": "/login", forgot: "/forgot", "new password": demo.linkPath };
const rows = Object.entries(pages).map(([name, path]) => {
  const { categories: scores, audits } = look(`http://imb.localhost:${demo.port}${path}`);
  for (const { id, title, score, scoreDisplayMode } of Object.values(audits)) {
    if (score === 0 && scoreDisplayMode === "binary") console.log(`${name}: ${id}: ${title}`);
  }
  const shown = (audit: string) => audits[audit]?.displayValue ?? "";
  return [
    name,
    ...categories.map((category) => String(Math.round((scores[category]?.score ?? 0) * 100))),
    shown("first-contentful-paint"),
    shown("largest-contentful-paint"),
    shown("total-blocking-time"),
    shown("cumulative-layout-shift"),
  ];
});
await demo.stop();
console.log(
  table([["page", ...categories, "first paint", "largest paint", "blocked", "layout shift"], ...rows]),
);

function look(url: string): Report {
  const program = join(here, "node_modules/lighthouse/cli/index.js");
  const asked = [
    "--output=json",
    "--quiet",
    `--only-categories=${categories.join(",")}`,
    `--chrome-flags=${flags}`,
  ];
  const said = execFileSync(process.execPath, [program, url, ...asked], {
    env: { ...process.env, CHROME_PATH: findChromium() },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(said.toString()) as Report;
}
