import { statSync } from "node:fs";
import { join } from "node:path";
import { demoPeople } from "../../db/seed/demo-people.ts";
import { startPostmark } from "../../tests/postmark/start-postmark.ts";
import { median } from "../edge/figures.ts";
import { startSleutel } from "../load/contestants.ts";
import { compare, type Side } from "../load/rounds.ts";
import {
  nobody,
  recovery,
  signedIn,
  somebody,
  type Visitors,
  visitorsOf,
  withPassword,
} from "../load/turns.ts";
import { table } from "../table.ts";
import { generate, type Size } from "./generate.ts";

const benchAccounts = 1_000;

/** The same requests, in turn, to a server with the demo's schools alone and to one that has `size` besides. */
export async function measureOperations(
  size: Size,
  load: { readonly clients: number; readonly rounds: number; readonly roundMs: number },
): Promise<void> {
  // One each: the same people ask both.
  const postmarks = { small: await startPostmark(), large: await startPostmark() };
  const small = await startSleutel(postmarks.small, { benchAccounts });
  const large = await startSleutel(postmarks.large, {
    benchAccounts,
    prepare(dataDir) {
      const file = join(dataDir, "sleutel.db");
      const began = performance.now();
      const rows = generate(file, size, Date.now());
      console.log(
        `${size.schools} schools, ${size.schools * size.accountsOfSchool} accounts, ${rows} rows in ${secondsSince(began)}; ${mebibytes(file)}.\n`,
      );
    },
  });

  const visitors = { small: visitorsOf(small), large: visitorsOf(large) };
  const cookies = {
    small: await signedIn(small, load.clients),
    large: await signedIn(large, load.clients),
  };
  const administrator = demoPeople.find(
    ({ school, persons }) => school === "imb" && persons[0].isAdministrator,
  );
  const asAdministrator = {
    username: administrator?.username ?? "",
    password: administrator?.persons[0].password ?? "",
  };
  const desk = {
    small: await signedIn(small, load.clients, () => asAdministrator),
    large: await signedIn(large, load.clients, () => asAdministrator),
  };

  type Name = keyof typeof visitors;
  const operations: Readonly<Record<string, (at: Visitors, name: Name) => Side>> = {
    "sign-in page": (at) => at.page("/login"),
    "account page": (at, name) => at.page("/account", cookies[name]),
    "accept, unknown": (at) => at.form("/forgot", nobody),
    "accept, known": (at) => at.form("/forgot", (client, turn) => somebody(client, turn % benchAccounts)),
    "sign in": (at, name) => at.form("/login", withPassword, cookies[name]),
    "whole recovery": (at, name) => recovery(at, postmarks[name], benchAccounts),
    "the desk: today": (at, name) => at.page("/admin", desk[name]),
    "the desk: a search": (at, name) => at.page("/admin/people?q=u77", desk[name]),
    "the desk: a search that finds nobody": (at, name) => at.page("/admin/people?q=zzzz", desk[name]),
    "the desk: the log": (at, name) => at.page("/admin/log", desk[name]),
  };

  console.log(
    table([
      [
        "operation",
        "p50 small",
        "p50 large",
        "p95 small",
        "p95 large",
        "ratio of p95",
        "processor, ms, small",
        "large",
      ],
    ]),
  );
  const p95s: number[] = [];
  for (const [operation, sideAt] of Object.entries(operations)) {
    const told = await compare(
      { small: sideAt(visitors.small, "small"), large: sideAt(visitors.large, "large") },
      load,
    );
    const ratio = told.large.p95 / told.small.p95;
    p95s.push(ratio);
    const cells = [told.small.p50, told.large.p50, told.small.p95, told.large.p95].map((ms) => ms.toFixed(1));
    console.log(
      `| ${[operation, ...cells, ratio.toFixed(2), told.small.cpuMs.toFixed(2), told.large.cpuMs.toFixed(2)].join(" | ")} |`,
    );
  }
  console.log(`\nMedian of the ratios: ${median(p95s).toFixed(2)}.\n`);
  for (const each of Object.values(visitors)) each.close();
  await small.stop();
  await large.stop();
  for (const each of Object.values(postmarks)) await each.close();
}

function secondsSince(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(0)} s`;
}

function mebibytes(file: string): string {
  return `${(statSync(file).size / 1024 ** 2).toFixed(0)} MiB`;
}
