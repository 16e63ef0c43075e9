import { describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { hour, minute } from "../../tests/clock.ts";
import { addFamily } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { atHome, atSchool } from "../../tests/walk.ts";
import { deliverDue } from "../mail/deliver.ts";
import { askForHelp } from "./ask-for-help.ts";
import { forwardHelp } from "./forward-help.ts";

const question = {
  name: "Ann Claes",
  role: "mama van Lotte uit 3B",
  problem: "Ik krijg geen mail.",
  contact: "0470 00 00 00",
};

/** Two administrators at imb, one of whom is gone, and one at riverside. */
async function houseWithAdministrators(changes = {}) {
  const house = await openHouse(changes);
  await addFamily(house.imb, "an.peeters", {
    An: { emails: ["an@imb.example", "an@thuis.example"], locale: "en", isAdministrator: true },
    Geert: { relation: "colleague", emails: ["geert@imb.example"] },
  });
  await addFamily(house.imb, "oud", {
    Oud: { emails: ["oud@imb.example"], isAdministrator: true, isActive: false },
    Interim: {
      relation: "interim",
      emails: ["interim@imb.example"],
      isAdministrator: true,
      activeUntil: house.clock.now(),
    },
  });
  await addFamily(house.riverside, "grace", {
    Grace: { emails: ["grace@hill.example"], isAdministrator: true },
  });
  return house;
}

describe("asking for help", () => {
  test("is stored as typed, in one round trip, and mails nobody before the answer is out", async () => {
    const { imb, db, clock, inbox } = await houseWithAdministrators();
    const before = db.roundTrips;
    expect(await askForHelp(imb, question, atHome)).toMatchObject({ status: "accepted" });
    expect(db.roundTrips - before).toBe(1);
    expect(await tables.helpMessages(db)).toMatchObject([
      { ...question, schoolId: imb.school.id, network: "home", sentAt: clock.now(), expandedAt: null },
    ]);
    expect([await tables.mails(db), inbox.offered]).toEqual([[], []]);
  });

  test("is mailed to the helpdesk and to each active administrator, in their language, and to nobody else", async () => {
    const { imb, tools, inbox } = await houseWithAdministrators();
    await askForHelp(imb, question, atHome);
    expect(await forwardHelp(tools)).toBe(1);
    await deliverDue(tools);
    expect(inbox.mails.map(({ to, locale }) => [to.email, locale]).sort()).toEqual([
      ["an@imb.example", "en"],
      ["an@thuis.example", "en"],
      ["helpdesk@imb.example", "nl"],
    ]);
    for (const { text } of inbox.mails) {
      for (const part of Object.values(question)) expect(text).toContain(part);
    }
  });

  test("is mailed once to an administrator who reads the helpdesk's address", async () => {
    const { imb, tools, db } = await houseWithAdministrators({ imb: { helpdeskEmail: "An@IMB.example" } });
    await askForHelp(imb, question, atHome);
    await forwardHelp(tools);
    expect((await tables.mails(db)).map(({ toEmail }) => toEmail).sort()).toEqual([
      "an@imb.example",
      "an@thuis.example",
    ]);
  });

  test("reaches the helpdesk of a school without administrators", async () => {
    const { imb, tools, db } = await openHouse();
    await askForHelp(imb, question, atHome);
    await forwardHelp(tools);
    expect((await tables.mails(db)).map(({ toEmail }) => toEmail)).toEqual(["helpdesk@imb.example"]);
  });

  test("reaches nobody at another school", async () => {
    const { riverside, tools, db } = await houseWithAdministrators();
    await askForHelp(riverside, question, atHome);
    await forwardHelp(tools);
    expect((await tables.mails(db)).map(({ toEmail }) => toEmail).sort()).toEqual([
      "grace@hill.example",
      "helpdesk@riverside.example",
    ]);
  });

  test("is forwarded once, also by several processes at once", async () => {
    const { imb, tools, db, databaseUrl } = await houseWithAdministrators();
    await askForHelp(imb, question, atHome);
    const other = openDatabase(databaseUrl);
    await Promise.all([db, other, db, other].map((each) => forwardHelp({ ...tools, db: each })));
    await forwardHelp(tools);
    other.close();
    expect(await tables.mails(db)).toHaveLength(3);
  });
});

describe("the limits", () => {
  const ask = (scope: Parameters<typeof askForHelp>[0], visitor = atSchool) =>
    askForHelp(scope, question, visitor);

  test("let thirty of fifty at once through from one network", async () => {
    const { imb, db } = await openHouse();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => ask(imb)));
    expect(outcomes.filter(({ status }) => status === "accepted")).toHaveLength(30);
    expect(await tables.helpMessages(db)).toHaveLength(30);
  });

  test("tell how long to wait, and hold for that network and school alone", async () => {
    const { imb, riverside, clock } = await openHouse({ throttleFactor: 0.1 });
    for (let i = 0; i < 3; i++) await ask(imb);
    clock.advance(20 * minute);
    expect(await ask(imb)).toEqual({ status: "slowed-down", waitSeconds: 2400 });
    expect((await ask(imb, atHome)).status).toBe("accepted");
    expect((await ask(riverside)).status).toBe("accepted");
    clock.advance(40 * minute);
    expect((await ask(imb)).status).toBe("accepted");
  });

  test("cost no more when many wait: each is forwarded by itself, and the sweeper takes up the rest", async () => {
    const { imb, tools, db } = await houseWithAdministrators();
    for (let i = 0; i < 5; i++) await ask(imb, { ...atHome, network: `network ${i}` });
    const last = await ask(imb);
    if (last.status !== "accepted") throw new Error(last.status);
    const before = db.roundTrips;
    expect(await forwardHelp(tools, last.messageId)).toBe(1);
    expect(db.roundTrips - before).toBe(3);
    expect(new Set((await tables.mails(db)).map(({ helpMessageId }) => helpMessageId))).toEqual(
      new Set([last.messageId]),
    );
    expect(await forwardHelp(tools)).toBe(5);
  });

  test("leave it to the sweeper where somebody waits since before: the oldest goes first", async () => {
    const { imb, tools, clock } = await houseWithAdministrators();
    await ask(imb, { ...atHome, network: "earlier" });
    clock.advance(minute);
    const last = await ask(imb);
    if (last.status !== "accepted") throw new Error(last.status);
    expect(await forwardHelp(tools, last.messageId)).toBe(0);
    expect(await forwardHelp(tools)).toBe(2);
  });

  test("mail sixty messages of one school in an hour; the others wait for the next hour", async () => {
    const { imb, riverside, tools, db, clock } = await houseWithAdministrators({ throttleFactor: 0.1 });
    const mailed = async () =>
      new Set((await tables.mails(db)).map(({ helpMessageId }) => helpMessageId)).size;
    for (let i = 0; i < 9; i++) await ask(imb, { ...atHome, network: `network ${i}` });
    await forwardHelp(tools);
    expect(await mailed()).toBe(6);
    expect(await tables.mails(db)).toHaveLength(6 * 3);
    expect(await tables.helpMessages(db)).toHaveLength(9);
    await ask(riverside);
    await forwardHelp(tools);
    expect(await mailed()).toBe(7);
    clock.advance(hour);
    await forwardHelp(tools);
    expect(await mailed()).toBe(10);
  });
});
