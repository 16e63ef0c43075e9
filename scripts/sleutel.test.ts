import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { migrateDatabase } from "../db/migrate.ts";
import { newFolder } from "../tests/new-folder.ts";
import { newSecrets } from "./make-secrets.ts";
import { commands } from "./sleutel/commands.ts";
import { runCommand } from "./sleutel/run-command.ts";
import { helpOf } from "./sleutel/texts.ts";

/** A server's environment with a database of its own, and the command line in it, without a terminal. */
async function operator({ isMigrated = true } = {}) {
  const folder = newFolder();
  const databaseUrl = `file:${join(folder, "sleutel.db")}`;
  if (isMigrated) await migrateDatabase(databaseUrl);
  const secrets = newSecrets();
  const env = {
    PATH: process.env.PATH ?? "",
    NODE_ENV: "production" as const,
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    MAIL_TRANSPORT: "outbox",
    BASE_DOMAIN: "localhost",
    ...parseEnv(secrets),
  };
  const run = async (...args: string[]) => {
    const [stdout, stderr] = [new Written(), new Written()];
    const status = await runCommand(args, { env, stdin: Readable.from([]), stdout, stderr });
    return { status, stdout: stdout.text, stderr: stderr.text };
  };
  const json = async (...args: string[]) => {
    const { status, stdout } = await run(...args, "--json");
    return { status, ...JSON.parse(stdout) };
  };
  return { folder, secrets, env, run, json };
}

class Written extends Writable {
  text = "";
  override _write(chunk: Buffer, _: string, done: () => void) {
    this.text += chunk;
    done();
  }
}

const demo = [
  "--name",
  "Demoschool",
  "--town",
  "Gent",
  "--address",
  "Kerkstraat 1",
  "--helpdesk",
  "h@demo.example",
];
const add = ["school", "add", "--slug", "demo", ...demo];
const an = ["--school", "demo", "--username", "an", "--email", "an@demo.example"];

describe("npm run sleutel", { timeout: 120_000 }, () => {
  test("says how it is used, and ends with 2 where it is used wrongly", async () => {
    const { run } = await operator();
    expect(await run("help")).toMatchObject({ status: 0, stderr: "" });
    expect((await run("school", "add", "--help")).stdout).toBe(`${helpOf("school add")}\n`);
    expect(await run("school", "close")).toMatchObject({ status: 2, stdout: "" });
    expect((await run("school", "add", "--slug", "demo")).stderr).toContain("Missing: --name, --town");
    expect((await run("school", "list", "--colour", "red")).status).toBe(2);
    expect((await run("school", "suspend")).status).toBe(2);
    expect((await run("school", "list", "demo")).status).toBe(2);
  });

  test("is a program, with its exit code", async () => {
    const { env } = await operator();
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/sleutel.ts", "school", "add"], {
      encoding: "utf8",
      env,
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("Missing: --slug");
  });

  test("goes from nothing to a school with an administrator, in words and in JSON", async () => {
    const { run, json } = await operator();
    expect(await run("school", "list")).toMatchObject({ status: 0 });
    expect(await run(...add)).toMatchObject({ status: 0, stderr: "" });
    expect(await json(...add)).toEqual({ status: "faulty", faults: ["slug-taken"] });
    expect(await run("admin", "invite", ...an)).toMatchObject({ status: 2, stdout: "" });
    const names = ["--given", "An", "--family", "Peeters"];
    expect(await json("admin", "invite", ...an, ...names)).toMatchObject({ status: "invited", isNew: true });
    expect((await run("admin", "list", "--school", "demo")).stdout).toMatch(
      /^USERNAME.*\nan {8}An Peeters {2}no/,
    );
    expect(await json("school", "list")).toMatchObject({
      schools: [{ slug: "demo", people: 1, suspendedAt: null }],
    });
    expect((await run("export", "--school", "demo")).stdout).toMatch(/^\{"username":"an",.*\}\n$/);
  });

  test("asks nobody who is not there: what can't be undone needs --yes", async () => {
    const { run, json } = await operator();
    await run(...add);
    const risky = [
      ["school", "suspend", "demo"],
      ["school", "rename", "--slug", "demo", "--to", "maria"],
      ["admin", "revoke", "--school", "demo", "--username", "an"],
    ];
    for (const args of risky) {
      const { status, stderr } = await run(...args);
      expect({ args, status }).toEqual({ args, status: 2 });
      expect(stderr).toContain("There is no terminal to ask at: say --yes.");
    }
    expect(await json("school", "list")).toMatchObject({ schools: [{ slug: "demo", suspendedAt: null }] });
    expect((await json("school", "suspend", "demo", "--yes")).status).toBe("suspended");
    expect((await json("school", "rename", "--slug", "demo", "--to", "maria", "--yes")).status).toBe(
      "renamed",
    );
    expect(await run("school", "resume", "demo")).toMatchObject({ status: 1, stdout: "" });
    expect((await json("school", "resume", "maria")).status).toBe("resumed");
  });

  test("says in a line what is wrong with the database or the settings", async () => {
    const { run, json } = await operator({ isMigrated: false });
    const { status, stderr } = await run("school", "list");
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "Failed. The database is not up to date. Run: npm run migrate\n",
    });
    const doctor = await json("doctor");
    expect(doctor.status).toBe("faulty");
    expect(doctor.findings.map(({ kind }: { kind: string }) => kind)).toContain("database-not-migrated");
  });

  test("exports to a file that its owner alone may read, and overwrites none", async () => {
    const { folder, run, json } = await operator();
    await run(...add);
    await run("admin", "invite", ...an, "--given", '=1+1,"', "--family", "Peeters");
    const out = join(folder, "people.csv");
    const args = ["export", "--school", "demo", "--format", "csv", "--out", out];
    expect(await json(...args)).toMatchObject({ status: "exported", people: 1 });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    // A spreadsheet would compute what begins with an equals sign.
    expect(readFileSync(out, "utf8")).toMatch(
      /^\ufeff"username";.*\r\n"an";"";"";"0";"";"'=1\+1,""";"Peeters";"nl";"an@demo\.example";/,
    );
    expect((await run(...args)).status).toBe(1);
    expect((await run("export", "--school", "nobody")).status).toBe(1);
    expect((await run("export", "--school", "demo", "--format", "xml")).status).toBe(2);
  });

  test("brings in people as the desk does: says what would change, does it, and takes it back", async () => {
    const { folder, run, json } = await operator();
    await run(...add);
    const file = join(folder, "people.csv");
    writeFileSync(
      file,
      "gebruikersnaam;voornaam;naam;email\nlotte;Lotte;Claes;lotte@x.example\n;Tom;Maes;\n",
    );
    const bring = ["import", file, "--school", "demo"];
    const asked = await run(...bring);
    expect(asked).toMatchObject({ status: 2, stdout: "" });
    expect(asked.stderr).toContain("New accounts: 1.");
    expect(asked.stderr).toContain("row 3, : There is no username.");
    expect(await json(...bring, "--dry-run")).toMatchObject({
      status: "set-out",
      accounts: { added: 1, wrong: 1 },
    });
    const done = await json(...bring, "--yes");
    expect(done).toMatchObject({ status: "applied", persons: { added: 1 }, wrong: [{ line: 3 }] });
    expect((await run("export", "--school", "demo")).stdout).toContain("lotte@x.example");
    expect(await json("import", "undo", done.id, "--school", "demo", "--yes")).toMatchObject({
      status: "undone",
    });
    expect((await run("export", "--school", "demo")).stdout).toBe("");
    expect((await run("import", join(folder, "none.csv"), "--school", "demo")).status).toBe(1);
  });

  test("prints new keys, and writes them only into a file that it was given", async () => {
    const { folder, secrets, run, json } = await operator();
    const file = join(folder, "env");
    writeFileSync(file, `# ours\n${secrets}`, { mode: 0o640 });
    const { stdout } = await run("rotate-keys");
    expect(stdout).toMatch(/^LINK_KEYS=k2:[\w-]{43},k1:[\w-]{43}\nPASSWORD_KEYS=k2:/);
    expect(readFileSync(file, "utf8")).toBe(`# ours\n${secrets}`);
    expect(await json("rotate-keys", "--ring", "links", "--write", file)).not.toHaveProperty("settings");
    const [written, before] = [parseEnv(readFileSync(file, "utf8")), parseEnv(secrets)];
    expect(written.LINK_KEYS).toMatch(/^k2:/);
    expect(written.LINK_KEYS).toContain(before.LINK_KEYS);
    expect({ ...written, LINK_KEYS: "" }).toEqual({ ...before, LINK_KEYS: "" });
    expect(readFileSync(file, "utf8")).toMatch(/^# ours\n/);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect((await run("rotate-keys", "--write", join(folder, "none"))).status).toBe(1);
    expect(existsSync(join(folder, "none"))).toBe(false);
  });
});

test("every command has help, and docs/operating.md names it", () => {
  const documented = readFileSync("docs/operating.md", "utf8");
  for (const name of Object.keys(commands) as (keyof typeof commands)[]) {
    expect(helpOf(name).startsWith(name), name).toBe(true);
    expect(documented).toContain(`\`${name}\``);
  }
});
