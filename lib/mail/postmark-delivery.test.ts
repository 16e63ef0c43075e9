import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { mails } from "../../db/schema.ts";
import { minute, second } from "../../tests/clock.ts";
import { addFamily } from "../../tests/family.ts";
import { type House, openHouse } from "../../tests/house.ts";
import { setUpFaults } from "../../tests/postmark/api-answer.ts";
import { type PostmarkStandIn, startPostmark } from "../../tests/postmark/start-postmark.ts";
import * as tables from "../../tests/tables.ts";
import { accepted } from "../../tests/walk.ts";
import { expandRequests } from "../recovery/expand-request.ts";
import { withBreaker } from "./breaker.ts";
import { deliverDue } from "./deliver.ts";
import type { Found } from "./mailer.ts";
import { postmarkMailer } from "./postmark.ts";

let postmark: PostmarkStandIn;
afterEach(() => postmark.close());

/** A house whose mail goes through the real client to the stand-in, with so many mails queued. */
async function houseWithMails(count = 1, timeoutSeconds = 10) {
  const house = await openHouse();
  postmark = await startPostmark();
  const told: string[] = [];
  const { serverToken, origin: apiHost } = postmark;
  const real = postmarkMailer({ serverToken, apiHost, timeoutSeconds });
  const tools = { ...house.tools, mailer: withBreaker(real, house.clock, (reason) => told.push(reason)) };
  await addFamily(house.imb, "tom", { Tom: { emails: ["tom@maes.example"], password: "Zonnebloem-0" } });
  await expandRequests(house.imb, await accepted(house.imb, "tom", "tom@maes.example"));
  await copyMail(house, count - 1);
  return { ...house, tools, told };
}

async function copyMail({ db }: Pick<House, "db">, count: number, changes = {}) {
  const [mail] = await tables.mails(db);
  if (!mail || count === 0) return;
  const copies = Array.from({ length: count }, () => ({ ...mail, id: crypto.randomUUID(), ...changes }));
  await db.write((q) => [q.insert(mails).values(copies)]);
}

const states = async ({ db }: Pick<House, "db">) =>
  Object.entries(Object.groupBy(await tables.mails(db), ({ state }) => state)).map(
    ([s, m]) => `${m?.length} ${s}`,
  );
const sending = () => postmark.calls.filter(({ path }) => path.startsWith("/email"));
const timesAccepted = async ({ db }: Pick<House, "db">) =>
  (await tables.mails(db)).map(({ id }) => postmark.acceptedFor(id).length);

describe("through Postmark", () => {
  test("five hundred mails go in one call, and cost two round trips", { timeout: 60_000 }, async () => {
    const house = await houseWithMails(501);
    const before = house.db.roundTrips;
    expect(await deliverDue(house.tools)).toMatchObject({ sent: 501 });
    expect(sending()).toHaveLength(2);
    expect(house.db.roundTrips - before).toBe(4);
    expect(new Set(await timesAccepted(house))).toEqual(new Set([1]));
  });

  test("one refused address in a batch fails alone", async () => {
    const house = await houseWithMails(3);
    const [first] = await tables.mails(house.db);
    await house.db.write((q) => [
      q
        .update(mails)
        .set({ toEmail: "gone@maes.example" })
        .where(eq(mails.id, first?.id ?? "")),
    ]);
    postmark.refuseAddress("gone@maes.example");
    await deliverDue(house.tools);
    expect((await states(house)).sort()).toEqual(["1 failed", "2 sent"]);
  });

  test("two processes at once send each mail once", async () => {
    const house = await houseWithMails(120);
    const other = openDatabase(house.databaseUrl);
    const { batch, ...rest } = house.tools.mailer;
    const mailer = { ...rest, batch: batch && { ...batch, most: 10 } };
    await Promise.all([
      deliverDue({ ...house.tools, mailer }),
      deliverDue({ ...house.tools, mailer, db: other }),
    ]);
    other.close();
    expect(await states(house)).toEqual(["120 sent"]);
    expect(new Set(await timesAccepted(house))).toEqual(new Set([1]));
  });
});

/** Seconds: how long the client waits for an answer that never comes. */
const impatient = 0.5;

describe("an answer that was lost", () => {
  test.each(["lost", "cut"] as const)("(%s) is resolved by asking, not by sending again", async (how) => {
    const house = await houseWithMails(3, impatient);
    if (how === "lost") postmark.loseNext();
    else postmark.cutNext();
    expect(await deliverDue(house.tools)).toEqual({ sent: 0, postponed: 3, abandoned: 0 });
    house.clock.advance(minute);
    expect(await deliverDue(house.tools)).toEqual({ sent: 0, postponed: 0, abandoned: 0 });
    house.clock.advance(2 * minute);
    expect(await deliverDue(house.tools)).toEqual({ sent: 3, postponed: 0, abandoned: 0 });
    expect(await timesAccepted(house)).toEqual([1, 1, 1]);
    expect(sending()).toHaveLength(1);
  });

  test("is handed over again when Postmark has nothing of it", async () => {
    const house = await houseWithMails(1, impatient);
    postmark.failNext({ status: 500, code: 0, message: "Internal" } as never);
    await deliverDue(house.tools);
    house.clock.advance(3 * minute);
    expect(await deliverDue(house.tools)).toMatchObject({ sent: 1 });
    expect(await timesAccepted(house)).toEqual([1]);
  });

  test("stays open while Postmark can't be asked", async () => {
    const house = await houseWithMails(1, impatient);
    postmark.loseNext();
    await deliverDue(house.tools);
    await postmark.goDown("hang-up");
    house.clock.advance(3 * minute);
    expect(await deliverDue(house.tools)).toMatchObject({ sent: 0, postponed: 1 });
    await postmark.comeUp();
    house.clock.advance(3 * minute);
    expect(await deliverDue(house.tools)).toMatchObject({ sent: 1 });
    expect(await timesAccepted(house)).toEqual([1]);
  });

  test("is asked for once where Postmark can't be asked, and not for each mail", async () => {
    const house = await houseWithMails(3, impatient);
    postmark.loseNext();
    await deliverDue(house.tools);
    await postmark.goDown("hang-up");
    house.clock.advance(3 * minute);
    let asked = 0;
    const find = (id: string) => {
      asked += 1;
      return house.tools.mailer.find?.(id) as Promise<Found>;
    };
    const mailer = { ...house.tools.mailer, find };
    expect(await deliverDue({ ...house.tools, mailer })).toMatchObject({ postponed: 3 });
    expect(asked).toBe(1);
    await postmark.comeUp();
  });

  test("that takes long to find makes no other mail go twice", async () => {
    const house = await houseWithMails(1, impatient);
    postmark.loseNext();
    await deliverDue(house.tools);
    house.clock.advance(3 * minute);
    await copyMail(house, 1, { dueAt: house.clock.now(), inDoubtSince: null });
    let isSlow = true;
    const find = async (id: string) => {
      // The lease is over: another worker does all of it meanwhile.
      if (isSlow) {
        isSlow = false;
        house.clock.advance(2 * minute);
        await deliverDue({ ...house.tools, mailer });
        house.clock.advance(3 * minute);
        await deliverDue({ ...house.tools, mailer });
      }
      return (await house.tools.mailer.find?.(id)) as Found;
    };
    const mailer = { ...house.tools.mailer, find };
    await deliverDue({ ...house.tools, mailer });
    expect(await timesAccepted(house)).toEqual([1, 1]);
    expect(await states(house)).toEqual(["2 sent"]);
  });

  test("of a worker that died after sending is found by the next one", async () => {
    const house = await houseWithMails(1, impatient);
    const { batch } = house.tools.mailer;
    if (!batch) throw new Error("Postmark takes batches");
    // It hands over, and never gets to record it.
    const send = async (mails: Parameters<typeof batch.send>[0]) => {
      await batch.send(mails);
      return new Promise<never>(() => {});
    };
    const mailer = { ...house.tools.mailer, batch: { most: batch.most, send } };
    void deliverDue({ ...house.tools, mailer });
    while (postmark.messages.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    house.clock.advance(3 * minute);
    expect(await deliverDue(house.tools)).toMatchObject({ sent: 1 });
    expect(await timesAccepted(house)).toEqual([1]);
  });
});

describe("a transport that is out of order", () => {
  test("rests at once for a fault of the set-up, and the operator is told", async () => {
    const house = await houseWithMails(1);
    postmark.failNext(setUpFaults.pending, 10);
    await deliverDue(house.tools);
    expect(house.told).toEqual([expect.stringMatching(/^set-up: Postmark 422 412/)]);
    house.clock.advance(20 * second);
    await deliverDue(house.tools);
    expect(sending()).toHaveLength(1);
    house.clock.advance(minute);
    postmark.behave();
    expect(await deliverDue(house.tools)).toMatchObject({ sent: 1 });
  });

  test("is left alone after three failures, and no mail is used up by waiting", async () => {
    const house = await houseWithMails(1);
    await postmark.goDown("refuse");
    for (let i = 0; i < 3; i++) {
      await deliverDue(house.tools);
      house.clock.advance(2 * minute);
    }
    // Three tries, of which the last one made it rest; its half minute is over by now.
    house.clock.advance(-2 * minute + 10 * second);
    const [before] = await tables.mails(house.db);
    await copyMail(house, 1);
    await deliverDue(house.tools);
    expect((await tables.mails(house.db)).find(({ id }) => id === before?.id)?.attempts).toBe(
      before?.attempts,
    );
    await postmark.comeUp();
    house.clock.advance(10 * minute);
    await deliverDue(house.tools);
    expect(await states(house)).toEqual(["2 sent"]);
  });
});
