import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/find-chromium.ts";

// Found once: the workers read this file too.
process.env.CHROMIUM_PATH = findChromium();

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** With a libSQL server Node has the same door as with a file: there, only the attacks that reach the database are tried again. */
const attacksOnTheDoor =
  process.env.SLEUTEL_TARGET === "node-libsql" ? [/attacks\/(?!sql|tenants|replay|logs|enumeration)/] : [];
/** And the stories in a browser are told with a libSQL server at the edge. */
const inBrowser = process.env.SLEUTEL_TARGET === "node-libsql" ? [/./] : [];
/** The browser's side of a form is one for all of them, and told on Node; at the edge with the stories at the heart. */
const toldOnNode =
  process.env.SLEUTEL_TARGET === "workerd"
    ? [/both\/(desk|letters|import|log|help|finder|phone|riverside|slow-down|somebody-else|unknown)/]
    : [];
/** Minutes of kills, and a crowd that wants a machine to itself: told by themselves, with CRASHES=1 and CROWD=1. */
const crashes = process.env.CRASHES ? [] : [/crashes\.story/];
const crowd = process.env.CROWD ? [] : [/busy\.story/];

/** The stories in tests/e2e/both are told twice: to a browser with script, and to one without. */
export default defineConfig({
  testDir: "tests",
  testMatch: "**/*.story.ts",
  globalSetup: "./tests/e2e/seed-once.ts",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  // Much of a story with a libSQL server is waiting.
  workers: process.env.SLEUTEL_TARGET === "node-libsql" ? 4 : 3,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "nl-BE",
    timezoneId: "Europe/Brussels",
    actionTimeout: 20_000,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args },
  },
  projects: [
    { name: "script", testDir: "tests/e2e", testIgnore: [...inBrowser, ...toldOnNode] },
    { name: "plain", testDir: "tests/e2e/both", testIgnore: inBrowser, use: { javaScriptEnabled: false } },
    { name: "http", testDir: "tests/http", testIgnore: [...attacksOnTheDoor, ...crashes, ...crowd] },
  ],
});
