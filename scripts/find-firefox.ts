import { installed, runs } from "./system-browser.ts";

const browsers = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

/**
 * A Firefox of this computer: the one that FIREFOX_PATH names, else where
 * systems keep it, else the system's own package.
 *
 * @throws a sentence that says what to install.
 */
export function findFirefox(): string {
  const named = process.env.FIREFOX_PATH;
  if (named && !runs(named)) throw new Error(`FIREFOX_PATH is ${named}, and no browser starts there.`);
  const found = named ?? browsers.find(runs) ?? installed("firefox-esr", browsers);
  if (found) return found;
  throw new Error(
    "Some stories are told to Firefox too. Install it (Debian: `sudo apt-get install firefox-esr`), or name one in FIREFOX_PATH.",
  );
}
