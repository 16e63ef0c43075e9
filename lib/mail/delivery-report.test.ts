import { afterEach, describe, expect, test } from "vitest";
import { addFamily, addSelles } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { type PostmarkStandIn, startPostmark } from "../../tests/postmark/start-postmark.ts";
import * as tables from "../../tests/tables.ts";
import { accepted, askForLink } from "../../tests/walk.ts";
import { expandRequests } from "../recovery/expand-request.ts";
import { deliverDue } from "./deliver.ts";
import { recordDelivery } from "./delivery-report.ts";
import { postmarkMailer } from "./postmark.ts";
import { readWebhook } from "./postmark-webhook.ts";
import { clearUndeliverable } from "./undeliverable.ts";

let postmark: PostmarkStandIn;
afterEach(() => postmark.close());

/** Four mails of the Selles went through Postmark. */
async function mailsSent() {
  const house = await openHouse();
  postmark = await startPostmark();
  const mailer = postmarkMailer({ serverToken: postmark.serverToken, apiHost: postmark.origin });
  const imb = { ...house.imb, mailer };
  const { accountId, idOf } = await addSelles(imb);
  await addFamily(house.riverside, "jan.selle", {
    Jan: { emails: ["jan@selle.example"], password: "seven kites 12" },
  });
  await askForLink(imb, "jan.selle", "jan@selle.example");
  const toJan = postmark.messages.find(({ Recipients }) => Recipients.includes("jan@selle.example"));
  if (!toJan) throw new Error("Nothing went to Jan");
  const clearing = (email: string, id = idOf.Jan) =>
    clearUndeliverable(imb, { id, accountId }, email, { actorId: "an" });
  const hear = async (event: object) => {
    const report = readWebhook(JSON.parse(JSON.stringify(event)), house.clock.now());
    if (report) await recordDelivery(house.tools, report);
    return report;
  };
  const stateOfJans = async () =>
    (await tables.mails(house.db)).find(({ toEmail }) => toEmail === "jan@selle.example")?.state;
  return { ...house, imb, toJan, hear, clearing, stateOfJans };
}

const mailedNow = async (house: Awaited<ReturnType<typeof mailsSent>>) => {
  const before = postmark.messages.length;
  await expandRequests(house.imb, await accepted(house.imb, "jan.selle", "jan@selle.example"));
  await deliverDue(house.imb);
  return postmark.messages.slice(before).flatMap(({ Recipients }) => Recipients);
};

describe("what Postmark tells of a mail", () => {
  test("a delivery is recorded", async () => {
    const { toJan, hear, stateOfJans } = await mailsSent();
    await hear(postmark.events.delivered(toJan));
    expect(await stateOfJans()).toBe("delivered");
  });

  test("twice, or in any order, comes to the same: a bounce is not covered up by a delivery", async () => {
    const { toJan, hear, stateOfJans } = await mailsSent();
    const bounce = postmark.events.bounced(toJan);
    await hear(bounce);
    await hear(postmark.events.delivered(toJan));
    await hear(bounce);
    expect(await stateOfJans()).toBe("bounced");
    await hear(postmark.events.complained(toJan));
    await hear(bounce);
    expect(await stateOfJans()).toBe("complained");
  });

  test("of a mail that is not ours, or of a kind that we do not know, is ignored", async () => {
    const { toJan, hear, db } = await mailsSent();
    await hear({ ...postmark.events.bounced(toJan), Metadata: { mail: crypto.randomUUID() } });
    expect(
      await hear({ RecordType: "Open", Email: "jan@selle.example", Metadata: { mail: "x" } }),
    ).toBeNull();
    for (const nonsense of [null, 7, "x", [], {}, { RecordType: "Bounce" }, { Email: 3, Metadata: null }]) {
      expect(readWebhook(nonsense, new Date())).toBeNull();
    }
    expect(await tables.undeliverableAddresses(db)).toEqual([]);
  });

  test("names no address in what is kept of it", async () => {
    const { toJan, hear, db } = await mailsSent();
    await hear({ ...postmark.events.bounced(toJan), Details: "550 <jan@selle.example> unknown" });
    const [row] = await tables.undeliverableAddresses(db);
    expect(row?.detail).toContain("550");
    expect(row?.detail).not.toContain("selle.example");
  });
});

describe("an address that does not work", () => {
  test.each(["bounced", "complained"] as const)(
    "(%s) gets no more mail of that school; the family does",
    async (how) => {
      const house = await mailsSent();
      await house.hear(postmark.events[how](house.toJan));
      expect((await mailedNow(house)).sort()).toEqual([
        "marie@selle.example",
        "marie@work.example",
        "piet@selle.example",
      ]);
    },
  );

  test("goes on getting mail of another school", async () => {
    const house = await mailsSent();
    await house.hear(postmark.events.bounced(house.toJan));
    const { riverside, inbox } = house;
    await expandRequests(riverside, await accepted(riverside, "jan.selle", "jan@selle.example"));
    await deliverDue(riverside);
    expect(inbox.to("jan@selle.example")).toHaveLength(1);
  });

  test("a mailbox that is full today is no such address", async () => {
    const house = await mailsSent();
    await house.hear(postmark.events.bounced(house.toJan, "SoftBounce"));
    expect(await house.stateOfJans()).toBe("bounced");
    expect(await mailedNow(house)).toContain("jan@selle.example");
  });

  test("works again once it is cleared here, and at Postmark with it", async () => {
    const house = await mailsSent();
    await house.hear(postmark.events.bounced(house.toJan));
    expect(await house.clearing(" Jan@Selle.example ")).toEqual({ status: "cleared" });
    expect(await mailedNow(house)).toContain("jan@selle.example");
  });

  test("stays as it is while Postmark can't be asked", async () => {
    const house = await mailsSent();
    await house.hear(postmark.events.bounced(house.toJan));
    await postmark.goDown("hang-up");
    expect(await house.clearing("jan@selle.example")).toMatchObject({ status: "unavailable" });
    await postmark.comeUp();
    expect(await mailedNow(house)).not.toContain("jan@selle.example");
  });

  test("works again when Postmark says so", async () => {
    const house = await mailsSent();
    await house.hear(postmark.events.bounced(house.toJan));
    const later = new Date(Date.now() + 60_000).toISOString();
    await house.hear({ ...postmark.events.reactivated("jan@selle.example"), ChangedAt: later });
    expect(await tables.undeliverableAddresses(house.db)).toEqual([]);
  });

  test("where nobody of the account can be reached, the request says so to the administrator", async () => {
    const house = await mailsSent();
    await addFamily(house.imb, "tom", { Tom: { emails: ["tom@maes.example"], password: "Zonnebloem-0" } });
    await askForLink(house.imb, "tom", "tom@maes.example");
    const toTom = postmark.messages.at(-1);
    if (toTom) await house.hear(postmark.events.bounced(toTom));
    const request = await accepted(house.imb, "tom", "tom@maes.example");
    await expandRequests(house.imb, request);
    const row = (await tables.recoveryRequests(house.db)).find(({ id }) => id === request.id);
    expect(row?.outcome).toBe("unreachable");
  });
});
