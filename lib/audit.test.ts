import { describe, expect, test } from "vitest";
import { auditKinds } from "../db/schema.ts";
import { hour } from "../tests/clock.ts";
import { addFamily } from "../tests/family.ts";
import { openHouse } from "../tests/house.ts";
import { rawSql } from "../tests/raw-sql.ts";
import { auditEvents } from "../tests/tables.ts";
import { accepted, askForLink, atHome, signedIn, trySignIn } from "../tests/walk.ts";
import { changePassword } from "./account/change-password.ts";
import { signedInPerson } from "./account/signed-in-person.ts";
import { askForHelp } from "./help/ask-for-help.ts";
import { recordDelivery } from "./mail/delivery-report.ts";
import { clearUndeliverable } from "./mail/undeliverable.ts";
import { expandRequests } from "./recovery/expand-request.ts";
import { redeemLink } from "./recovery/redeem-link.ts";
import { requestRecovery } from "./recovery/request-recovery.ts";
import { endOtherSessions, signOut } from "./sessions/end-sessions.ts";

const password = "Kikker7-in-de-vijver";
const next = "Regenboog-op-dinsdag-0";
const question = { name: "Ann", role: "mama", problem: "Geen mail", contact: "0470 00 00 00" };

async function houseWithJan(changes = {}) {
  const house = await openHouse(changes);
  const jan = await addFamily(house.imb, "jan.selle", {
    Jan: { emails: ["jan@imb.example"], password },
    Els: { relation: "mother", emails: ["els@post.example"] },
  });
  const log = async () => (await auditEvents(house.db)).map(({ kind, outcome }) => `${kind} ${outcome}`);
  return { ...house, jan, log };
}

describe("the school's log tells", () => {
  test("who asked for a link, what was found, and who used it", async () => {
    const { imb, db, inbox, jan } = await houseWithJan();
    await askForLink(imb, "jan.selle", "els@post.example");
    const token = inbox.mails.find(({ to }) => to.email === "jan@imb.example")?.text.match(/otp\/(\S+)/)?.[1];
    expect(await redeemLink(imb, token ?? "", next, atHome)).toEqual({ status: "saved" });
    const about = { schoolId: imb.school.id, accountId: jan.accountId };
    expect(await auditEvents(db)).toMatchObject([
      { kind: "recovery-asked", outcome: "done", network: "home", personId: null, accountId: null },
      { ...about, kind: "recovery-looked-up", outcome: "mailed" },
      { ...about, kind: "recovery-completed", outcome: "done", personId: jan.idOf.Jan, network: "home" },
    ]);
  });

  test("the same of a request for somebody and for nobody, until it is looked up", async () => {
    const { imb, log } = await houseWithJan();
    for (const username of ["jan.selle", "niemand"]) {
      await expandRequests(imb, await accepted(imb, username, "els@post.example"));
    }
    await expandRequests(imb, await accepted(imb, "jan.selle", "onbekend@post.example"));
    expect(await log()).toEqual([
      "recovery-asked done",
      "recovery-looked-up mailed",
      "recovery-asked done",
      "recovery-looked-up unmatched",
      "recovery-asked done",
      "recovery-looked-up unmatched",
    ]);
  });

  test("of the sixth request of an hour that it makes no mail", async () => {
    const { imb, log } = await houseWithJan();
    for (let i = 0; i < 6; i++) await askForLink(imb, "jan.selle", "els@post.example");
    expect((await log()).slice(-2)).toEqual(["recovery-asked done", "recovery-looked-up limited"]);
  });

  test("who signs in and out, changes a password and ends sessions", async () => {
    const { imb, db, jan } = await houseWithJan();
    const other = await signedIn(imb, "jan.selle", password);
    const { session } = await signedIn(imb, "jan.selle", password);
    const who = await signedInPerson(imb, session.token);
    if (!who) throw new Error("nobody");
    await endOtherSessions(imb, who, atHome);
    const outcome = await changePassword(imb, who, { password, newPassword: next }, atHome);
    if (outcome.status !== "changed" || !outcome.cookie) throw new Error("not changed");
    await signOut(imb, outcome.cookie.token, atHome);
    // This cookie opens nothing any more, so nothing happens.
    await signOut(imb, other.session.token, atHome);
    const own = { actorId: jan.idOf.Jan, personId: jan.idOf.Jan, network: "home", outcome: "done" };
    expect(await auditEvents(db)).toMatchObject(
      ["sign-in", "sign-in", "sessions-ended", "password-change", "sign-out"].map((kind) => ({
        ...own,
        kind,
      })),
    );
  });

  test("of a refused sign-in which account it was at, after the answer, and of a flood one line an hour", async () => {
    const { imb, db, log, jan, clock } = await houseWithJan();
    for (const username of ["jan.selle", "niemand"]) {
      const outcome = await trySignIn(imb, username, "Niet-het-juiste-1");
      expect(await log()).toEqual(username === "niemand" ? ["sign-in refused"] : []);
      if (outcome.status === "not-recognised") await outcome.afterwards();
    }
    expect(await auditEvents(db)).toMatchObject([
      { kind: "sign-in", outcome: "refused", accountId: jan.accountId, actorId: null, network: "home" },
      { kind: "sign-in", outcome: "refused", accountId: null },
    ]);
    for (let i = 0; i < 20; i++) await trySignIn(imb, "jan.selle", `Fout-wachtwoord-${i}`);
    expect((await log()).filter((line) => line === "sign-in slowed-down")).toHaveLength(1);
    clock.advance(hour);
    for (let i = 0; i < 20; i++) await trySignIn(imb, "jan.selle", `Fout-wachtwoord-${i}`);
    expect((await log()).filter((line) => line === "sign-in slowed-down")).toHaveLength(2);
  });

  test("of help and of requests that were slowed down, once an hour", async () => {
    const { imb, log } = await houseWithJan({ throttleFactor: 0.01 });
    for (let i = 0; i < 4; i++) {
      await askForHelp(imb, question, atHome);
      await requestRecovery(imb, { username: "jan.selle", email: "els@post.example" }, atHome);
    }
    const lines = await log();
    expect(lines.filter((line) => line === "help-asked done")).toHaveLength(1);
    expect(lines.filter((line) => line === "help-asked slowed-down")).toHaveLength(1);
    expect(lines.filter((line) => line === "recovery-asked done")).toHaveLength(3);
    expect(lines.filter((line) => line === "recovery-asked slowed-down")).toHaveLength(1);
  });

  test("when mail no longer reaches an address, once, and when it is to be tried again", async () => {
    const { imb, db, tools, inbox, jan } = await houseWithJan();
    await askForLink(imb, "jan.selle", "els@post.example");
    const mailId = inbox.mails.find(({ to }) => to.email === "els@post.example")?.id ?? "";
    const bounce = {
      kind: "bounced",
      email: "els@post.example",
      at: new Date(),
      detail: "",
      isFinal: true,
      mailId,
    } as const;
    const els = { id: jan.idOf.Els, accountId: jan.accountId };
    for (let i = 0; i < 2; i++) await recordDelivery(tools, bounce);
    for (let i = 0; i < 2; i++) await clearUndeliverable(imb, els, "els@post.example", { actorId: "an" });
    expect((await auditEvents(db)).slice(2)).toMatchObject([
      { kind: "address-undeliverable", schoolId: imb.school.id, personId: jan.idOf.Els, subjectId: mailId },
      { kind: "address-cleared", schoolId: imb.school.id, personId: els.id, actorId: "an" },
    ]);
  });
});

test("the log holds nothing that was typed", async () => {
  const { imb, db } = await houseWithJan();
  await askForLink(imb, "jan.selle", "els@post.example");
  const outcome = await trySignIn(imb, "jan.selle", "Fout-wachtwoord-1");
  if (outcome.status === "not-recognised") await outcome.afterwards();
  await askForHelp(imb, question, atHome);
  const text = JSON.stringify(await auditEvents(db));
  for (const typed of ["selle", "post.example", "Fout", "Ann", "0470"]) expect(text).not.toContain(typed);
});

test("a line of the log can't be changed", async () => {
  const { imb, databaseUrl, db } = await houseWithJan();
  await signedIn(imb, "jan.selle", password);
  const before = await auditEvents(db);
  await expect(rawSql(databaseUrl, "update audit_events set outcome = 'refused'")).rejects.toThrow(
    /never changed/,
  );
  expect(await auditEvents(db)).toEqual(before);
});

test("every kind of line is written somewhere", async () => {
  const { readdirSync, readFileSync } = await import("node:fs");
  const code = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(`lib/${name}`, "utf8"))
    .join("\n");
  for (const kind of auditKinds) expect(code).toContain(`"${kind}"`);
});
