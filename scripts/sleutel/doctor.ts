import { promises as dns } from "node:dns";
import { readFileSync } from "node:fs";
import { ConfigurationError } from "../../lib/env.ts";
import { type Finding, finding } from "../../lib/operators/doctor/finding.ts";
import { lookAtClock, lookAtDatabase } from "../../lib/operators/doctor/look-at-database.ts";
import { lookAtDisk } from "../../lib/operators/doctor/look-at-disk.ts";
import { lookAtDns } from "../../lib/operators/doctor/look-at-dns.ts";
import { lookAtMail, sendTrialMail } from "../../lib/operators/doctor/look-at-mail.ts";
import { lookAtPeople, lookAtQueues } from "../../lib/operators/doctor/look-at-queues.ts";
import {
  isLocalDomain,
  lookAtNode,
  lookAtSecrets,
  lookAtSettings,
} from "../../lib/operators/doctor/look-at-settings.ts";
import { type Call, type Command, exitCodes } from "./command.ts";
import type { Opened } from "./open-operator.ts";
import { filled, texts } from "./texts.ts";

/** `doctor`: looks at everything, changes nothing, and says what to mend. */
export const doctor: Command = {
  options: { "dkim-selector": { type: "string" }, "send-to": { type: "string" } },
  required: [],
  positionals: [],
  async run(call) {
    const found = [
      ...lookAtNode(process.versions.node),
      ...lookAtSecrets(call.shell.env),
      ...(await lookFurther(call)),
    ];
    const said = found.map((each) => ({ ...each, says: filled(texts.finding[each.kind], each.facts) }));
    const faults = found.filter(({ severity }) => severity === "fault").length;
    const warnings = found.filter(({ severity }) => severity === "warning").length;
    const sum = filled(texts.diagnosis, { faults, warnings });
    const lines = said.map(({ severity, says }) => `${severity.padEnd(7)}  ${says}`);
    call.output.say(
      { status: faults > 0 ? "faulty" : "healthy", faults, warnings, findings: said },
      [...lines, "", sum].join("\n"),
    );
    return faults > 0 ? exitCodes.failed : exitCodes.done;
  },
};

/** With a faulty environment nothing more can be looked at. */
async function lookFurther(call: Call): Promise<Finding[]> {
  let opened: Opened;
  try {
    opened = call.open();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.faults.map((fault) => finding("setting-faulty", { fault }));
  }
  const { env, operator } = opened;
  const isFile = env.databaseUrl.startsWith("file:");
  const watch = <T>(stage: keyof typeof texts.stages, work: () => Promise<T>) => {
    call.output.progress(texts.stages[stage]);
    return work();
  };
  const database = await watch("database", () =>
    lookAtDatabase(operator.db, { isFile, newest: newestMigration() }),
  );
  const isUsable = database.every(({ severity }) => severity !== "fault");
  const inside = isUsable
    ? await watch("queues", async () => [
        ...(isFile ? [] : await lookAtClock(operator.db, operator.clock)),
        ...(await lookAtQueues(operator)),
        ...(await lookAtPeople(operator, env.keys.passwords)),
      ])
    : [];
  const mail = await watch("mail", () => lookAtMail(env.mail));
  const to = call.text("send-to");
  const trial = to ? [await sendTrialMail(env, to, texts.trialMail)] : [];
  const records = isLocalDomain(env.baseDomain)
    ? [finding("dns-skipped", { domain: env.baseDomain })]
    : await watch("dns", () => lookAtDns(dns, { ...env, dkimSelector: call.text("dkim-selector") || null }));
  const disk = isFile ? await lookAtDisk(env.dataDir) : [];
  call.output.progress("");
  return [...lookAtSettings(env), ...database, ...inside, ...mail, ...trial, ...records, ...disk];
}

/** When the last migration that this code brings was written. */
function newestMigration(): number {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync("db/migrations/meta/_journal.json", "utf8"),
  );
  return Math.max(...journal.entries.map(({ when }) => when));
}
