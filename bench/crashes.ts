import { crashAgainAndAgain } from "../tests/crashes/crash-again-and-again.ts";
import { fullDisk, type HardTime, lockedFile, readOnlyFile, type Seen } from "../tests/crashes/hard-times.ts";
import { target } from "../tests/e2e/target.ts";
import { table } from "./table.ts";

/** Kills the server again and again for MINUTES (3), and holds what it acknowledged against what is left. SLEUTEL_TARGET as in the stories. */
const minutes = Number(process.env.MINUTES ?? 3);
const { totals, broken, appCrashes, databaseCrashes } = await crashAgainAndAgain(
  (_, ms) => ms > minutes * 60_000,
);
const found = Object.entries({
  "kills of the app": appCrashes,
  "kills of the libSQL server alone": databaseCrashes,
  ...totals,
  "promises broken": broken.length,
});
console.log(table([[`On ${target.name}, ${minutes} minutes`, "count"], ...found]));
for (const promise of broken) console.error(promise);
if (target.name === "node-file") {
  const times = [await fullDisk(), await readOnlyFile(), await lockedFile()];
  const told = ({ status, seconds, keepsTyped, health }: Seen) =>
    `${status} after ${seconds.toFixed(1)} s${keepsTyped ? "" : ", typed words lost"}, health ${health}`;
  const rowOf = (time: HardTime) => [
    time.what,
    time.during.map(told).join("; "),
    told(time.after),
    time.mails,
  ];
  const rows = times.filter((time) => time !== null).map(rowOf);
  console.log(`\n${table([["while", "each visitor then", "a visitor after", "mails"], ...rows])}`);
  if (rows.length < times.length)
    console.log("\nNot everything was tried: mounting a disk and chattr need root.");
}
process.exit(broken.length === 0 ? 0 : 1);
