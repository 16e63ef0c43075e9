import { describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { hour, minute, second } from "../../tests/clock.ts";
import { addFamily, addOtherJan, addSelles, changePerson, removeAddress } from "../../tests/family.ts";
import { type House, openHouse } from "../../tests/house.ts";
import { accept, beUnavailable, refuse } from "../../tests/inbox.ts";
import { rawSql } from "../../tests/raw-sql.ts";
import * as tables from "../../tests/tables.ts";
import { accepted, atHome } from "../../tests/walk.ts";
import { expandRequests } from "../recovery/expand-request.ts";
import { openLink } from "../recovery/open-link.ts";
import { redeemLink } from "../recovery/redeem-link.ts";
import { deliverDue } from "./deliver.ts";

/** Four mails wait for the Selles. */
async function mailsQueued(changes = {}) {
  const house = await openHouse(changes);
  const selles = await addSelles(house.imb);
  await expandRequests(house.imb, await accepted(house.imb, "jan.selle", "jan@selle.example"));
  return { ...house, selles };
}

/** One mail waits for Tom. */
async function oneMailQueued(changes = {}) {
  const house = await openHouse(changes);
  await addFamily(house.imb, "tom", { Tom: { emails: ["tom@maes.example"], password: "Zonnebloem-0" } });
  await expandRequests(house.imb, await accepted(house.imb, "tom", "tom@maes.example"));
  return house;
}

const states = async ({ db }: Pick<House, "db">) => (await tables.mails(db)).map(({ state }) => state);

describe("delivering", () => {
  test("hands every queued mail over once, and records what the transport called it", async () => {
    const house = await mailsQueued();
    expect(await deliverDue(house.tools)).toEqual({ sent: 4, postponed: 0, abandoned: 0 });
    expect(house.inbox.mails.map(({ to }) => to.email).sort()).toEqual([
      "jan@selle.example",
      "marie@selle.example",
      "marie@work.example",
      "piet@selle.example",
    ]);
    for (const mail of await tables.mails(house.db)) {
      expect(mail).toMatchObject({
        state: "sent",
        attempts: 1,
        transportId: `inbox-${mail.id}`,
        lastError: null,
      });
      expect(mail.settledAt).toEqual(house.clock.now());
    }
    house.clock.advance(24 * hour);
    expect(await deliverDue(house.tools)).toEqual({ sent: 0, postponed: 0, abandoned: 0 });
    expect(house.inbox.offered).toHaveLength(4);
  });

  test("writes to each person in their language, in their school's name, with a link of their school", async () => {
    const { tools, inbox } = await mailsQueued();
    await deliverDue(tools);
    const [marie] = inbox.to("marie@work.example");
    expect(marie).toMatchObject({
      locale: "en",
      schoolSlug: "imb",
      from: { name: "Instituut Maria Boodschap", email: "post@sleutel.example" },
      replyTo: { email: "helpdesk@imb.example" },
    });
    expect(marie?.text).toContain("https://imb.sleutel.example/otp/");
    expect(inbox.to("jan@selle.example")[0]?.locale).toBe("nl");
  });

  test("works through more than it claims at a time", { timeout: 30_000 }, async () => {
    const { imb, tools, inbox } = await openHouse({ throttleFactor: 100 });
    await addFamily(imb, "tom", { Tom: { emails: ["tom@maes.example"] } });
    for (let i = 0; i < 45; i++) await expandRequests(imb, await accepted(imb, "tom", "tom@maes.example"));
    expect(await deliverDue(tools)).toMatchObject({ sent: 45 });
    expect(new Set(inbox.mails.map(({ id }) => id)).size).toBe(45);
  });
});

test("where many wait, no school waits for all that another one sends", { timeout: 30_000 }, async () => {
  const { imb, riverside, tools, inbox, clock } = await openHouse({ throttleFactor: 100 });
  await addFamily(imb, "tom", { Tom: { emails: ["tom@maes.example"] } });
  await addOtherJan(riverside);
  for (let i = 0; i < 70; i++) await expandRequests(imb, await accepted(imb, "tom", "tom@maes.example"));
  clock.advance(second);
  await expandRequests(riverside, await accepted(riverside, "jan.selle", "jan@selle.example"));
  clock.advance(second);
  expect(await deliverDue(tools)).toMatchObject({ sent: 71 });
  // The second claim, of twenty, has ten of each.
  const place = inbox.mails.findIndex(({ schoolSlug }) => schoolSlug === "riverside");
  expect(place).toBeGreaterThanOrEqual(20);
  expect(place).toBeLessThan(40);
  expect(new Set(inbox.mails.map(({ id }) => id)).size).toBe(71);
});

describe("while the transport is out of order", () => {
  test("a mail waits longer after each try, is sent as soon as it can be, and its link is the same", async () => {
    const house = await oneMailQueued();
    const { tools, inbox, clock, db, imb } = house;
    inbox.answer = beUnavailable;
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      expect(await deliverDue(tools)).toEqual({ sent: 0, postponed: 1, abandoned: 0 });
      const [mail] = await tables.mails(db);
      expect(mail).toMatchObject({
        state: "queued",
        attempts: i + 1,
        lastError: "out of order",
        claim: null,
      });
      const waitMs = (mail?.dueAt.getTime() ?? 0) - clock.now().getTime();
      waits.push(waitMs);
      clock.advance(waitMs - 1);
      expect(await deliverDue(tools)).toEqual({ sent: 0, postponed: 0, abandoned: 0 });
      clock.advance(1);
    }
    for (const [i, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(0.75 * 15 * second * 2 ** i);
      expect(wait).toBeLessThanOrEqual(1.25 * 15 * second * 2 ** i);
    }
    inbox.answer = accept;
    expect(await deliverDue(tools)).toMatchObject({ sent: 1 });
    expect(new Set(inbox.offered.map(({ text }) => text)).size).toBe(1);
    expect((await openLink(imb, inbox.tokenFor("tom@maes.example"))).status).toBe("open");
  });

  test("it is given up when its link has expired, and says what was the matter", async () => {
    const { tools, inbox, clock, db } = await oneMailQueued();
    inbox.answer = beUnavailable;
    for (let passed = 0; passed < 2 * hour; passed += 5 * minute) {
      await deliverDue(tools);
      clock.advance(5 * minute);
    }
    const tries = inbox.offered.length;
    expect(tries).toBeGreaterThan(8);
    clock.advance(hour);
    await deliverDue(tools);
    expect(await tables.mails(db)).toMatchObject([{ state: "given-up", lastError: "out of order" }]);
    inbox.answer = accept;
    clock.advance(24 * hour);
    await deliverDue(tools);
    expect(inbox.offered).toHaveLength(tries);
  });
});

describe("one mail does not stop the others", () => {
  test("when the transport refuses it for good: it has failed, and says why", async () => {
    const house = await mailsQueued();
    house.inbox.answer = (mail) => (mail.to.email === "marie@work.example" ? refuse() : accept(mail));
    expect(await deliverDue(house.tools)).toEqual({ sent: 3, postponed: 0, abandoned: 1 });
    const [failed] = (await tables.mails(house.db)).filter(({ state }) => state === "failed");
    expect(failed).toMatchObject({ toEmail: "marie@work.example", lastError: "no such mailbox" });
    house.clock.advance(hour);
    expect(await deliverDue(house.tools)).toEqual({ sent: 0, postponed: 0, abandoned: 0 });
  });

  test("when the transport throws", async () => {
    const house = await mailsQueued();
    house.inbox.answer = (mail) => {
      if (mail.to.email === "jan@selle.example") throw new Error("broken pipe");
      return accept(mail);
    };
    expect(await deliverDue(house.tools)).toEqual({ sent: 3, postponed: 1, abandoned: 0 });
  });

  test("when it can't be written: its school's time zone is none", async () => {
    const house = await mailsQueued({ imb: { timeZone: "Nowhere/Land" } });
    const { riverside, tools, inbox, db } = house;
    await addOtherJan(riverside);
    await expandRequests(riverside, await accepted(riverside, "jan.selle", "jan@selle.example"));
    expect(await deliverDue(tools)).toEqual({ sent: 1, postponed: 4, abandoned: 0 });
    expect(inbox.mails.map(({ schoolSlug }) => schoolSlug)).toEqual(["riverside"]);
    expect((await tables.mails(db)).filter(({ lastError }) => lastError !== null)).toHaveLength(4);
    await rawSql(house.databaseUrl, "update schools set time_zone = 'Europe/Brussels'");
    house.clock.advance(minute);
    expect(await deliverDue(tools)).toEqual({ sent: 4, postponed: 0, abandoned: 0 });
  });
});

describe("a mail that would only mislead is not sent", () => {
  const notSent = async (what: (house: Awaited<ReturnType<typeof mailsQueued>>) => Promise<unknown>) => {
    const house = await mailsQueued();
    house.inbox.answer = (mail) => (mail.to.email === "marie@work.example" ? beUnavailable() : accept(mail));
    await deliverDue(house.tools);
    await what(house);
    house.inbox.answer = accept;
    house.clock.advance(minute);
    await deliverDue(house.tools);
    const links = house.inbox.mails.filter(({ kind }) => kind === "recovery");
    expect(links.map(({ to }) => to.email)).not.toContain("marie@work.example");
    expect((await states(house)).filter((state) => state === "given-up")).toHaveLength(1);
  };

  test("when another link of that person was used meanwhile", () =>
    notSent(({ imb, inbox }) =>
      redeemLink(imb, inbox.tokenFor("marie@selle.example"), "Nieuwe-Fiets.8", atHome),
    ));

  test("when that person was made inactive meanwhile", () =>
    notSent(({ imb, selles }) => changePerson(imb, selles.idOf.Marie, { isActive: false })));

  test("when that address was removed meanwhile", () =>
    notSent(({ imb }) => removeAddress(imb, "marie@work.example")));
});

describe("several processes", () => {
  test("deliver at once, and each mail is sent once", { timeout: 30_000 }, async () => {
    const { imb, tools, inbox, databaseUrl } = await openHouse({ throttleFactor: 100 });
    await addFamily(imb, "tom", { Tom: { emails: ["tom@maes.example"] } });
    for (let i = 0; i < 30; i++) await expandRequests(imb, await accepted(imb, "tom", "tom@maes.example"));
    const others = [openDatabase(databaseUrl), openDatabase(databaseUrl)];
    const sent = await Promise.all([tools.db, tools.db, ...others].map((db) => deliverDue({ ...tools, db })));
    for (const other of others) other.close();
    expect(sent.reduce((sum, each) => sum + each.sent, 0)).toBe(30);
    expect(inbox.offered).toHaveLength(30);
    expect(new Set(inbox.offered.map(({ id }) => id)).size).toBe(30);
  });

  test("take over what one left that died with mails in its hands, a minute later", async () => {
    const { tools, inbox, clock } = await mailsQueued();
    inbox.answer = () => new Promise(() => undefined);
    void deliverDue(tools);
    await expect.poll(() => inbox.offered.length).toBe(1);
    inbox.answer = accept;
    clock.advance(minute - 1);
    expect(await deliverDue(tools)).toMatchObject({ sent: 0 });
    clock.advance(1);
    expect(await deliverDue(tools)).toMatchObject({ sent: 4 });
  });

  test("do not send twice what a slow transport takes minutes for", async () => {
    const { tools, inbox, clock, databaseUrl } = await mailsQueued();
    const other = openDatabase(databaseUrl);
    let isNested = false;
    inbox.answer = async (mail) => {
      clock.advance(25 * second);
      if (!isNested) {
        isNested = true;
        await deliverDue({ ...tools, db: other });
        isNested = false;
      }
      return accept(mail);
    };
    for (let i = 0; i < 5; i++) await deliverDue(tools);
    clock.advance(minute);
    await deliverDue(tools);
    other.close();
    expect(inbox.mails).toHaveLength(4);
    expect(new Set(inbox.mails.map(({ id }) => id)).size).toBe(4);
  });
});
