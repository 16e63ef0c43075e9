import { measureHashing } from "./hashing.ts";
import { measureMails } from "./mails.ts";
import { measurePages } from "./pages.ts";
import { measureRenders } from "./renders.ts";
import { measureRoundTrips } from "./round-trips.ts";

/** One command, one run: every figure that the README names. */
for (const measure of [measureRoundTrips, measurePages, measureHashing, measureRenders, measureMails]) {
  console.log(`${await measure()}\n`);
}
process.exit(0);
