import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { findChromium } from "../scripts/find-chromium.ts";
import { startDemo } from "./demo-server.ts";
import { table } from "./table.ts";

/**
 * `npm run bench:lighthouse`: what Lighthouse says of the three pages of the
 * way back in, as on a phone (its own profile: a slow processor and network),
 * of the built product.
 */
const rows: string[][] = [];
const categories = ["performance", "accessibility", "best-practices", "seo"];
const demo = await startDemo();
const chrome = await launch({
  chromePath: findChromium(),
  chromeFlags: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
  ],
  logLevel: "silent",
});
for (const [name, path] of [
  ["sign in", "/login"],
  ["forgot", "/forgot"],
  ["new password", demo.linkPath],
] as const) {
  const result = await lighthouse(`http://imb.localhost:${demo.port}${path}`, {
    port: chrome.port,
    onlyCategories: categories,
    logLevel: "silent",
  });
  if (!result) throw new Error(`Lighthouse said nothing of ${name}.`);
  const { lhr } = result;
  const score = (category: string) => String(Math.round((lhr.categories[category]?.score ?? 0) * 100));
  const shown = (audit: string) => lhr.audits[audit]?.displayValue ?? "";
  rows.push([
    name,
    ...categories.map(score),
    shown("first-contentful-paint"),
    shown("largest-contentful-paint"),
    shown("total-blocking-time"),
    shown("cumulative-layout-shift"),
  ]);
  for (const { title, score: own, id, scoreDisplayMode } of Object.values(lhr.audits)) {
    if (own !== null && own < 0.9 && scoreDisplayMode === "binary") console.log(`${name}: ${id}: ${title}`);
  }
}
chrome.kill();
await demo.stop();
console.log(
  table([["page", ...categories, "first paint", "largest paint", "blocked", "layout shift"], ...rows]),
);
