import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../db/client.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { helpMessages, mails, schools } from "../db/schema.ts";
import { startPostmark } from "../tests/postmark/start-postmark.ts";
import { table } from "./table.ts";

const total = 10_000;
const chunk = 200;
const speed = 30;

/**
 * Ten thousand queued mails through the stand-in for Postmark: as they are, and
 * with 5 % of the calls failing, 1 % of the answers lost, two workers, and one
 * of them killed in the middle.
 */
export async function measureMails(): Promise<string> {
  const rows: (string | number)[][] = [
    ["10,000 mails", "accepted once", "twice", "never", "mails a second", "round trips per 100 mails"],
  ];
  rows.push(await deliver("all goes well, one worker, 500 a call", { most: 500, isRough: false }));
  rows.push(
    await deliver("5 % of calls fail, 1 % of answers lost, kill -9, two workers, 50 a call", {
      most: 50,
      isRough: true,
    }),
  );
  return table(rows);
}

async function deliver(title: string, { most, isRough }: { most: number; isRough: boolean }) {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-bench-"));
  const url = `file:${join(folder, "mails.db")}`;
  await migrateDatabase(url);
  const db = openDatabase(url);
  const began = Date.now();
  const ids = await queueMails(db, new Date(began));
  const postmark = await startPostmark({ keepsBodies: false });
  if (isRough) {
    postmark.failShare(0.05, 7);
    postmark.loseShare(0.01, 11);
  }
  const start = () =>
    fork("bench/mail-worker.ts", [
      url,
      postmark.origin,
      postmark.serverToken,
      String(began),
      String(isRough ? speed : 1),
      String(most),
    ]);
  const startedAt = Date.now();
  const workers = isRough ? [start(), start()] : [start()];
  const reports = workers.map(reportOf);
  if (isRough) {
    while (postmark.messages.length < total * 0.4) await new Promise((resolve) => setTimeout(resolve, 5));
    workers[0]?.kill("SIGKILL");
    reports.push(reportOf(start()));
  }
  const roundTrips = (await Promise.all(reports)).reduce((sum, trips) => sum + trips, 0);
  const seconds = (Date.now() - startedAt) / 1000;
  const times = ids.map((id) => postmark.acceptedFor(id).length);
  await postmark.close();
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    title,
    times.filter((n) => n === 1).length,
    times.filter((n) => n > 1).length,
    times.filter((n) => n === 0).length,
    isRough ? "—" : Math.round(total / seconds),
    isRough ? "—" : ((roundTrips / total) * 100).toFixed(1),
  ];
}

/** Its round trips; none from a worker that was killed. */
function reportOf(worker: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    let trips = 0;
    worker.on("message", (message) => {
      trips = (message as { roundTrips: number }).roundTrips;
    });
    worker.on("exit", () => resolve(trips));
  });
}

/** Help mails: the kind that hangs on the least. */
async function queueMails(db: Database, now: Date): Promise<string[]> {
  const ids = Array.from({ length: total }, () => crypto.randomUUID());
  const school = {
    id: "school",
    slug: "imb",
    name: "Instituut Maria-Boodschap",
    town: "Herentals",
    searchText: "instituut",
    postalAddress: "Kerkstraat 1, 2200 Herentals",
    locale: "nl",
    helpdeskEmail: "helpdesk@imb.example",
    colour: "#17607a",
    createdAt: now,
  };
  const question = {
    id: "question",
    schoolId: "school",
    name: "Marie Peeters",
    role: "mama van Jan",
    problem: "Ik krijg geen mail.",
    contact: "0470 00 00 00",
    locale: "nl",
    network: "bench",
    sentAt: now,
    expandedAt: now,
  };
  await db.write((q) => [q.insert(schools).values(school), q.insert(helpMessages).values(question)]);
  for (let i = 0; i < total; i += chunk) {
    const rows = ids.slice(i, i + chunk).map((id, n) => ({
      id,
      schoolId: "school",
      kind: "help" as const,
      helpMessageId: "question",
      toEmail: `u${i + n}@bench.example`,
      locale: "nl",
      dueAt: now,
      expiresAt: new Date(now.getTime() + 7 * 24 * 3600_000),
      createdAt: now,
    }));
    await db.write((q) => [q.insert(mails).values(rows)]);
  }
  return ids;
}
