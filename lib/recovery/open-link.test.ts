import { describe, expect, test } from "vitest";
import { hour } from "../../tests/clock.ts";
import { addOtherJan, addSelles, changePerson, passwords, removeAddress } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { askForLink, atHome, opens } from "../../tests/walk.ts";
import { openLink } from "./open-link.ts";
import { redeemLink } from "./redeem-link.ts";

/** Everybody of jan.selle has a link in the mail. */
async function linksMailed() {
  const house = await openHouse();
  const selles = await addSelles(house.imb);
  await addOtherJan(house.riverside);
  await askForLink(house.imb, "jan.selle", "jan@selle.example");
  return { ...house, selles };
}

describe("opening a link", () => {
  test("tells whose it is: the person, the account, the holder and the others", async () => {
    const { imb, inbox, selles } = await linksMailed();
    expect(await openLink(imb, inbox.tokenFor("marie@work.example"))).toMatchObject({
      status: "open",
      purpose: "recovery",
      person: { id: selles.idOf.Marie, givenName: "Marie" },
      account: { id: selles.accountId, username: "jan.selle" },
      holder: { id: selles.idOf.Jan },
      others: [{ id: selles.idOf.Jan }, { id: selles.idOf.Piet }],
    });
  });

  test("takes one round trip", async () => {
    const { imb, inbox, db } = await linksMailed();
    const before = db.roundTrips;
    await openLink(imb, inbox.tokenFor("jan@selle.example"));
    expect(db.roundTrips - before).toBe(1);
  });

  test("changes nothing, however often a scanner does it", async () => {
    const { imb, inbox, db } = await linksMailed();
    const everything = async () => [
      await tables.links(db),
      await tables.persons(db),
      await tables.mails(db),
      await tables.securityEvents(db),
      await tables.sessions(db),
    ];
    const before = await everything();
    const token = inbox.tokenFor("jan@selle.example");
    await Promise.all(Array.from({ length: 50 }, () => openLink(imb, token)));
    expect(await everything()).toEqual(before);
    expect((await openLink(imb, token)).status).toBe("open");
    expect(await opens(imb, "jan.selle", passwords.jan)).toBe(true);
  });
});

describe("a link does not open", () => {
  test("when its time is over", async () => {
    const { imb, inbox, clock } = await linksMailed();
    clock.advance(2 * hour);
    expect(await openLink(imb, inbox.tokenFor("jan@selle.example"))).toEqual({ status: "expired" });
  });

  test("when it was used", async () => {
    const { imb, inbox } = await linksMailed();
    const token = inbox.tokenFor("jan@selle.example");
    await redeemLink(imb, token, "Nieuwe-Fiets.8", atHome);
    expect(await openLink(imb, token)).toEqual({ status: "used" });
  });

  test("when another link of that person was used", async () => {
    const { imb, inbox } = await linksMailed();
    await redeemLink(imb, inbox.tokenFor("marie@selle.example"), "Nieuwe-Fiets.8", atHome);
    expect(await openLink(imb, inbox.tokenFor("marie@work.example"))).toEqual({ status: "withdrawn" });
  });

  test("when its person was made inactive, and does again when they are back", async () => {
    const { imb, inbox, selles } = await linksMailed();
    await changePerson(imb, selles.idOf.Marie, { isActive: false });
    expect(await openLink(imb, inbox.tokenFor("marie@work.example"))).toEqual({ status: "withdrawn" });
    expect((await openLink(imb, inbox.tokenFor("jan@selle.example"))).status).toBe("open");
    await changePerson(imb, selles.idOf.Marie, { isActive: true });
    expect((await openLink(imb, inbox.tokenFor("marie@work.example"))).status).toBe("open");
  });

  test("when its person's time is over", async () => {
    const { imb, inbox, clock, selles } = await linksMailed();
    await changePerson(imb, selles.idOf.Marie, { activeUntil: clock.now() });
    expect(await openLink(imb, inbox.tokenFor("marie@work.example"))).toEqual({ status: "withdrawn" });
  });

  test("when the address that it went to was removed; the one to the other address does", async () => {
    const { imb, inbox } = await linksMailed();
    await removeAddress(imb, "marie@work.example");
    expect(await openLink(imb, inbox.tokenFor("marie@work.example"))).toEqual({ status: "withdrawn" });
    expect((await openLink(imb, inbox.tokenFor("marie@selle.example"))).status).toBe("open");
  });

  test("at another school, also where the username is the same", async () => {
    const { riverside, inbox } = await linksMailed();
    expect(await openLink(riverside, inbox.tokenFor("jan@selle.example"))).toEqual({ status: "not-genuine" });
  });
});
