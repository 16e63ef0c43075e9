import { installed, runs } from "./system-browser.ts";

/** The same engine without the windows: stories take half the time in it. */
const shells = ["/usr/bin/chromium-headless-shell"];
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * A Chromium of this computer for the browser stories: the one that
 * CHROMIUM_PATH names, else where systems keep it, else the system's own
 * package. Nothing is fetched from anywhere else.
 *
 * @throws a sentence that says what to install.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named && !runs(named)) throw new Error(`CHROMIUM_PATH is ${named}, and no browser starts there.`);
  const found =
    named ??
    shells.find(runs) ??
    installed("chromium-headless-shell", shells) ??
    browsers.find(runs) ??
    installed("chromium", browsers);
  if (found) return found;
  throw new Error(
    "The browser stories need Chromium. Install it (Debian: `sudo apt-get install chromium-headless-shell`), or name one in CHROMIUM_PATH.",
  );
}

if (import.meta.main) console.log(findChromium());
