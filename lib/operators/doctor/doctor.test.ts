import { dirname } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../../db/client.ts";
import { mails } from "../../../db/schema.ts";
import { minute } from "../../../tests/clock.ts";
import { addFamily, addSelles } from "../../../tests/family.ts";
import { openHouse, testKeys } from "../../../tests/house.ts";
import { startPostmark } from "../../../tests/postmark/start-postmark.ts";
import { rawSql } from "../../../tests/raw-sql.ts";
import { accepted } from "../../../tests/walk.ts";
import { randomBytes, toBase64Url } from "../../base64url.ts";
import { readEnv } from "../../env.ts";
import { expandRequests } from "../../recovery/expand-request.ts";
import { suspendSchool } from "../suspend-school.ts";
import type { Finding } from "./finding.ts";
import { lookAtClock, lookAtDatabase } from "./look-at-database.ts";
import { lookAtDisk } from "./look-at-disk.ts";
import { type Dns, lookAtDns } from "./look-at-dns.ts";
import { lookAtMail, sendTrialMail } from "./look-at-mail.ts";
import { lookAtPeople, lookAtQueues } from "./look-at-queues.ts";
import { lookAtNode, lookAtSecrets, lookAtSettings } from "./look-at-settings.ts";

const kinds = (found: readonly Finding[]) => found.map(({ kind }) => kind);
const secret = () => toBase64Url(randomBytes(32));
const production = {
  LINK_KEYS: `k1:${secret()}`,
  PASSWORD_KEYS: `k1:${secret()}`,
  PRIVACY_KEY: secret(),
  POSTMARK_SERVER_TOKEN: "token",
  BASE_DOMAIN: "sleutel.example",
  CLIENT_IP_HEADER: "x-real-ip",
  SECURITY_CONTACT: "mailto:security@sleutel.example",
};

test.each([
  ["24.21.0", "node-fine"],
  ["24.7.0", "node-fine"],
  ["26.0.0", "node-fine"],
  ["24.6.0", "node-too-old"],
  ["22.20.0", "node-too-old"],
])("Node %s is %s", (version, kind) => {
  expect(kinds(lookAtNode(version))).toEqual([kind]);
});

test("settings of production are fine, and each that is none is named", () => {
  expect(kinds(lookAtSettings(readEnv(production)))).toEqual(["settings-fine"]);
  const trial = {
    MAIL_TRANSPORT: "outbox",
    THROTTLE_FACTOR: "2",
    CLIENT_IP_HEADER: "",
    SECURITY_CONTACT: "",
  };
  expect(kinds(lookAtSettings(readEnv({ ...production, ...trial })))).toEqual([
    "outbox-in-production",
    "throttle-changed",
    "no-client-header",
    "no-security-contact",
  ]);
  expect(kinds(lookAtSettings(readEnv({ ...production, BASE_DOMAIN: "localhost" })))).toEqual([
    "domain-is-local",
  ]);
});

test("a secret that is not random, or stands in two places, is named and never shown", () => {
  expect(kinds(lookAtSecrets(production))).toEqual(["secrets-fine"]);
  const weak = "A".repeat(43);
  const found = lookAtSecrets({ ...production, PRIVACY_KEY: weak, LINK_KEYS: production.PASSWORD_KEYS });
  expect(found).toEqual([
    { kind: "secret-twice", severity: "fault", facts: { name: "PASSWORD_KEYS", other: "LINK_KEYS" } },
    { kind: "secret-weak", severity: "fault", facts: { name: "PRIVACY_KEY" } },
  ]);
  expect(JSON.stringify(found)).not.toContain(weak);
});

test("a database that is whole and new is fine", async () => {
  const { db } = await openHouse();
  expect(kinds(await lookAtDatabase(db, { isFile: true, newest: 1 }))).toEqual(["database-fine"]);
  expect(kinds(await lookAtClock(db, { now: () => new Date() }))).toEqual(["clock-fine"]);
  expect(kinds(await lookAtClock(db, { now: () => new Date(Date.now() + minute) }))).toEqual([
    "clock-skewed",
  ]);
});

test("a database that is old, empty, or can't be asked is told apart", async () => {
  const { db, databaseUrl } = await openHouse();
  const newest = Date.parse("2100-01-01");
  expect(kinds(await lookAtDatabase(db, { isFile: true, newest }))).toEqual(["database-not-migrated"]);
  const empty = openDatabase(databaseUrl.replace("sleutel.db", "empty.db"));
  expect(kinds(await lookAtDatabase(empty, { isFile: true, newest: 1 }))).toEqual(["database-not-migrated"]);
  empty.close();
  const away = openDatabase("http://127.0.0.1:9");
  expect(kinds(await lookAtDatabase(away, { isFile: false, newest: 1 }))).toEqual(["database-unreachable"]);
});

test("a copy that does not write ahead is a warning", async () => {
  const { databaseUrl } = await openHouse();
  const copy = databaseUrl.replace("sleutel.db", "copy.db");
  await rawSql(databaseUrl, `vacuum into '${copy.slice("file:".length)}'`);
  const db = openDatabase(copy);
  expect(kinds(await lookAtDatabase(db, { isFile: true, newest: 1 }))).toEqual(["database-not-wal"]);
  db.close();
});

test("what waits too long is counted, but not the mails of a school that is suspended", async () => {
  const { imb, clock } = await openHouse();
  await addSelles(imb);
  await expandRequests(imb, await accepted(imb, "jan.selle", "jan@selle.example"));
  await accepted(imb, "jan.selle", "jan@selle.example");
  expect(kinds(await lookAtQueues(imb))).toEqual(["queues-fine"]);
  clock.advance(11 * minute);
  expect(await lookAtQueues(imb)).toMatchObject([
    { kind: "mails-stuck", facts: { count: 4 } },
    { kind: "requests-pending", facts: { count: 1 } },
  ]);
  await suspendSchool(imb);
  expect(kinds(await lookAtQueues(imb))).toEqual(["requests-pending"]);
});

test("many mails that came back are a warning", async () => {
  const { imb, clock, db } = await openHouse();
  await addSelles(imb);
  for (let i = 0; i < 2; i++)
    await expandRequests(imb, await accepted(imb, "jan.selle", "jan@selle.example"));
  await db.write((q) => [q.update(mails).set({ state: "bounced", settledAt: clock.now() })]);
  expect(await lookAtQueues(imb)).toMatchObject([
    { kind: "many-undeliverable", severity: "warning", facts: { count: 8, percent: 100 } },
  ]);
});

test("a password key that went too early, and a school without administrator, are found", async () => {
  const { imb } = await openHouse();
  await addSelles(imb);
  await addFamily(imb, "an.peeters", { An: { isAdministrator: true } });
  expect(await lookAtPeople(imb, testKeys("p1"))).toMatchObject([
    { kind: "school-without-administrator", facts: { slug: "riverside" } },
  ]);
  expect(await lookAtPeople(imb, testKeys("p2"))).toMatchObject([
    { kind: "passwords-without-key", facts: { key: "p1", count: 2 } },
    { kind: "school-without-administrator" },
  ]);
});

test("Postmark's word on the token is heard, and a mail is sent only where one is asked for", async () => {
  const postmark = await startPostmark();
  const mail = {
    transport: "postmark",
    serverToken: postmark.serverToken,
    apiHost: postmark.origin,
    messageStream: "outbound",
    webhookCredentials: null,
  } as const;
  expect(kinds(await lookAtMail(mail))).toEqual(["mail-fine"]);
  expect(kinds(await lookAtMail({ ...mail, serverToken: "wrong" }))).toEqual(["mail-token-refused"]);
  expect(kinds(await lookAtMail({ ...mail, apiHost: "http://127.0.0.1:9" }))).toEqual(["mail-unreachable"]);
  expect(kinds(await lookAtMail({ transport: "smtp", url: "smtp://127.0.0.1:9" }))).toEqual([
    "mail-unreachable",
  ]);
  expect(postmark.messages).toHaveLength(0);
  const env = { mail, senderEmail: "post@sleutel.example" };
  const words = { subject: "Trial", text: "Nothing to do." };
  expect((await sendTrialMail(env, "op@sleutel.example", words)).kind).toBe("mail-sent");
  expect(postmark.messages).toHaveLength(1);
  await postmark.close();
});

/** A zone with these records and no others. */
function zone(records: Record<string, string>, wildcard?: string): Dns {
  const none = () => Promise.reject(Object.assign(new Error("none"), { code: "ENOTFOUND" }));
  const isAny = (name: string) => wildcard !== undefined && name.endsWith(wildcard);
  return {
    resolve4: (name) => (records[name] || isAny(name) ? Promise.resolve(["192.0.2.10"]) : none()),
    resolve6: none,
    resolveTxt: (name) => {
      const text = records[name];
      return text ? Promise.resolve([[text.slice(0, 5), text.slice(5)]]) : none();
    },
  };
}

test("DNS as docs/operating.md has it is fine; without it each record is named", async () => {
  const questions = {
    baseDomain: "sleutel.example",
    senderEmail: "post@sleutel.example",
    dkimSelector: "pm",
  };
  const records = {
    "sleutel.example": "v=spf1 -all",
    "pm._domainkey.sleutel.example": "k=rsa;p=MIGf",
    "_dmarc.sleutel.example": "v=DMARC1; p=none",
  };
  expect(kinds(await lookAtDns(zone(records, ".sleutel.example"), questions))).toEqual([
    "domain-found",
    "wildcard-found",
    "spf-found",
    "dkim-found",
    "dmarc-found",
  ]);
  expect(kinds(await lookAtDns(zone({}), questions))).toEqual([
    "domain-missing",
    "wildcard-missing",
    "spf-missing",
    "dkim-missing",
    "dmarc-missing",
  ]);
  const away = () => Promise.reject(Object.assign(new Error("queryA ETIMEOUT"), { code: "ETIMEOUT" }));
  const found = await lookAtDns(
    { resolve4: away, resolve6: away, resolveTxt: away },
    { ...questions, dkimSelector: null },
  );
  expect(new Set(kinds(found))).toEqual(new Set(["dns-unanswered", "dkim-unknown"]));
});

test("the disk is measured where the data lie", async () => {
  const { databaseUrl } = await openHouse();
  const [found] = await lookAtDisk(dirname(databaseUrl.slice("file:".length)));
  expect(found?.kind).toMatch(/^disk-/);
  expect(found?.facts.percent).toBeGreaterThanOrEqual(0);
});
