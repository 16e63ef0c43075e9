import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/find-chromium.ts";
import { findFirefox } from "./scripts/find-firefox.ts";

// Found once: the workers read this file too.
process.env.CHROMIUM_PATH = findChromium();
const isOnFile = (process.env.SLEUTEL_TARGET ?? "node-file") === "node-file";
const told = process.argv.filter((arg) => arg.startsWith("--project="));
const isToldToFirefox = isOnFile && (told.length === 0 || told.includes("--project=firefox"));
if (isToldToFirefox && !process.env.TEST_WORKER_INDEX) process.env.FIREFOX_PATH = findFirefox();

const args = [
  "--no-sandbox",
  "--disable-gpu",
  // One process less for each browser, which draws without a card anyway: a twelfth of all work.
  "--in-process-gpu",
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
    ? [
        /both\/(desk|letters|import|log|help|finder|riverside|slow-down|somebody-else|unknown)/,
        /script\/(announcements|development|keys)/,
      ]
    : [];
/** And without script, the desk is told at the edge. */
const toldAtTheEdge = isOnFile ? [/both\/(desk|letters|import|log)/] : [];
/** Minutes of kills, and a crowd that wants a machine to itself: told by themselves, with CRASHES=1 and CROWD=1. */
const crashes = process.env.CRASHES ? [] : [/crashes\.story/];
const crowd = process.env.CROWD ? [] : [/busy\.story/];

/** How everything looks is the same on every target. Letters are drawn in one way, so that pictures can be compared. */
const screens = {
  name: "screens",
  testDir: "tests/screens",
  testIgnore: /gallery\.story/,
  snapshotPathTemplate: "tests/screens/approved/{arg}{ext}",
  use: {
    // Half as large as on a screen: enough to see a change by, and a sixth of the bytes to keep.
    deviceScaleFactor: 0.5,
    // A colour that is on its way to another is nobody's contrast.
    contextOptions: { reducedMotion: "reduce" as const },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [...args, "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"],
      env: { ...process.env, FONTCONFIG_FILE: join(import.meta.dirname, "tests/screens/fonts.conf") },
    },
  },
};

/** The stories at the heart, in another engine: what it draws and runs by itself is what may differ. */
const heart = /both\/(activation|family|language|riverside|unknown)/;
/** All of them by themselves, with FIREFOX=all: it takes as long again as all the rest. */
const toldInFirefox = process.env.FIREFOX === "all" ? /(both|script)\// : heart;
const firefox = {
  name: "firefox",
  testDir: "tests/e2e",
  testMatch: toldInFirefox,
  use: {
    browserName: "firefox" as const,
    channel: "moz-firefox",
    launchOptions: {
      executablePath: join(import.meta.dirname, "tests/e2e/firefox/firefox.sh"),
      env: { ...process.env, STORY_NODE: process.execPath },
    },
  },
};

/** Pictures to look through, with the machine's own letters (scripts/gallery.ts). */
const gallery = {
  name: "gallery",
  testDir: "tests/screens",
  testMatch: /gallery\.story/,
  use: { contextOptions: screens.use.contextOptions },
};

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
    // First: some of it waits for a minute, which others can use.
    { name: "http", testDir: "tests/http", testIgnore: [...attacksOnTheDoor, ...crashes, ...crowd] },
    { name: "script", testDir: "tests/e2e", testIgnore: [...inBrowser, ...toldOnNode] },
    {
      name: "plain",
      testDir: "tests/e2e/both",
      testIgnore: [...inBrowser, ...toldAtTheEdge],
      use: { javaScriptEnabled: false },
    },
    ...(isOnFile ? [firefox, screens] : []),
    ...(process.env.GALLERY_FOLDER ? [gallery] : []),
  ],
});
