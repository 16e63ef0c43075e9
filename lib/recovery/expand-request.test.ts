import { describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { hour, minute } from "../../tests/clock.ts";
import { addFamily, addOtherJan, addSelles } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { rawSql } from "../../tests/raw-sql.ts";
import { links, mails, recoveryRequests, securityEvents } from "../../tests/tables.ts";
import { accepted, askForLink } from "../../tests/walk.ts";
import type { Scope } from "../scope.ts";
import { expandRequests } from "./expand-request.ts";

async function houseWithJan(changes = {}) {
  const house = await openHouse(changes);
  return { ...house, selles: await addSelles(house.imb), otherJan: await addOtherJan(house.riverside) };
}

async function expanded(scope: Scope, username: string, email: string) {
  await expandRequests(scope, await accepted(scope, username, email));
  return addressed(scope);
}

/** To whom, in which language. */
async function addressed({ db }: Scope): Promise<string[]> {
  return (await mails(db)).map(({ kind, toEmail, locale }) => `${kind} ${toEmail} ${locale}`).sort();
}

const toTheSelles = [
  "activation piet@selle.example nl",
  "recovery jan@selle.example nl",
  "recovery marie@selle.example en",
  "recovery marie@work.example en",
];

describe("a request that counts", () => {
  test("mails each active person, at each of their addresses, in their own language", async () => {
    const { imb } = await houseWithJan();
    expect(await expanded(imb, "jan.selle", "jan@selle.example")).toEqual(toTheSelles);
  });

  test.each(["marie@selle.example", "marie@work.example", "piet@selle.example"])(
    "may name an address of a co-account: %s",
    async (email) => {
      const { imb } = await houseWithJan();
      expect(await expanded(imb, "jan.selle", email)).toEqual(toTheSelles);
    },
  );

  test("makes a link for one person and one address, with the school's lifetime", async () => {
    const { imb, db, clock, selles } = await houseWithJan({ imb: { linkLifetimeMinutes: 10 } });
    await expanded(imb, "jan.selle", "jan@selle.example");
    const made = await links(db);
    expect(made.map(({ personId }) => personId).sort()).toEqual(
      [selles.idOf.Jan, selles.idOf.Marie, selles.idOf.Marie, selles.idOf.Piet].sort(),
    );
    expect(new Set(made.map(({ addressId }) => addressId)).size).toBe(4);
    for (const link of made) {
      expect(link).toMatchObject({ schoolId: imb.school.id, accountId: selles.accountId, endedAt: null });
      expect(link.expiresAt).toEqual(new Date(clock.now().getTime() + 10 * minute));
    }
  });

  test("lasts two hours where the school says nothing else", async () => {
    const { imb, db, clock } = await houseWithJan();
    await expanded(imb, "jan.selle", "jan@selle.example");
    for (const { expiresAt } of [...(await links(db)), ...(await mails(db))]) {
      expect(expiresAt.getTime() - clock.now().getTime()).toBe(2 * hour);
    }
  });

  test("says that it activates to who has no password yet", async () => {
    const { imb, db, selles } = await houseWithJan();
    await expanded(imb, "jan.selle", "jan@selle.example");
    for (const { personId, purpose } of await links(db)) {
      expect(purpose).toBe(personId === selles.idOf.Piet ? "activation" : "recovery");
    }
  });

  test("shows in the list of events of each person who is mailed, once", async () => {
    const { imb, db, selles } = await houseWithJan();
    await expanded(imb, "jan.selle", "jan@selle.example");
    const events = await securityEvents(db);
    expect(events.map(({ kind, personId }) => [kind, personId]).sort()).toEqual(
      Object.values(selles.idOf)
        .map((id) => ["link-mailed", id])
        .sort(),
    );
  });

  test("sends two mails to an address that two persons share, each for its own person", async () => {
    const { imb, inbox } = await openHouse();
    await addFamily(imb, "noor", {
      Noor: { emails: ["thuis@noor.example"], password: "Zonnebloem-0" },
      Lieve: { relation: "mother", emails: ["thuis@noor.example"], password: "Fiets-op-de-maan7" },
    });
    await askForLink(imb, "noor", "thuis@noor.example");
    expect(inbox.to("thuis@noor.example").map(({ subject }) => subject)).toEqual([
      "Kies een nieuw wachtwoord voor Noor",
      "Kies een nieuw wachtwoord voor Lieve (mama van Noor)",
    ]);
  });

  test.each([
    ["upper case", "JAN.SELLE", "Jan@SELLE.Example"],
    ["spaces around it", "  jan.selle ", " jan@selle.example  "],
    ["full-width letters", "ｊａｎ.ｓｅｌｌｅ", "jan@ｓｅｌｌｅ.example"],
  ])("is recognised with %s", async (_, username, email) => {
    const { imb } = await houseWithJan();
    expect(await expanded(imb, username, email)).toEqual(toTheSelles);
  });

  test.each([
    ["jos@café.example", "JOS@xn--caf-dma.example"],
    ["jos@xn--caf-dma.example", "jos@CAFÉ.example"],
  ])("knows %s when it is typed as %s, and mails the stored form", async (stored, typed) => {
    const { imb } = await openHouse();
    await addFamily(imb, "jos", { Jos: { emails: [stored], password: "Zonnebloem-0" } });
    expect(await expanded(imb, "jos", typed)).toEqual([`recovery ${stored} nl`]);
  });

  test("mails the address as stored, never as typed", async () => {
    const { imb } = await openHouse();
    await addFamily(imb, "jos", { Jos: { emails: ["Jos.Peeters@Post.example"] } });
    expect(await expanded(imb, "jos", "jos.peeters@post.EXAMPLE")).toEqual([
      "activation Jos.Peeters@Post.example nl",
    ]);
  });

  test("leaves the person of the same name at another school alone", async () => {
    const { imb, riverside, db, selles } = await houseWithJan();
    await expanded(imb, "jan.selle", "jan@selle.example");
    expect((await mails(db)).filter(({ schoolId }) => schoolId === riverside.school.id)).toEqual([]);
    expect((await links(db)).every(({ accountId }) => accountId === selles.accountId)).toBe(true);
  });

  test("at the other school mails that one alone", async () => {
    const { riverside } = await houseWithJan();
    expect(await expanded(riverside, "jan.selle", "jan@selle.example")).toEqual([
      "recovery jan@selle.example en",
    ]);
  });

  test("keeps the links of earlier requests alive", async () => {
    const { imb, db, clock } = await houseWithJan();
    await expanded(imb, "jan.selle", "jan@selle.example");
    clock.advance(minute);
    await expanded(imb, "jan.selle", "jan@selle.example");
    const made = await links(db);
    expect(made).toHaveLength(8);
    expect(made.every(({ endedAt }) => endedAt === null)).toBe(true);
  });
});

describe("no mail goes to", () => {
  test("a person who is inactive, nor to one whose time is over", async () => {
    const { imb, clock } = await openHouse();
    await addFamily(imb, "tom", {
      Tom: { emails: ["tom@maes.example"], password: "Zonnebloem-0" },
      Els: { relation: "mother", emails: ["els@maes.example"], isActive: false },
      Ines: { relation: "interim", emails: ["ines@maes.example"], activeUntil: clock.now() },
      Bert: {
        relation: "father",
        emails: ["bert@maes.example"],
        activeUntil: new Date(clock.now().getTime() + minute),
      },
    });
    expect(await expanded(imb, "tom", "tom@maes.example")).toEqual([
      "activation bert@maes.example nl",
      "recovery tom@maes.example nl",
    ]);
  });

  test("a person without an address, while the others get theirs", async () => {
    const { imb, db } = await openHouse();
    const { idOf } = await addFamily(imb, "lotte", {
      Lotte: { password: "Zonnebloem-0" },
      Ann: { relation: "mother", emails: ["ann@claes.example"], password: "Fiets-op-de-maan7" },
    });
    expect(await expanded(imb, "lotte", "ann@claes.example")).toEqual(["recovery ann@claes.example nl"]);
    expect((await links(db)).map(({ personId }) => personId)).toEqual([idOf.Ann]);
  });
});

describe("nothing but the outcome is written for", () => {
  const unmatched: [string, string, string][] = [
    ["an unknown username", "niemand", "jan@selle.example"],
    ["an address of nobody", "jan.selle", "onbekend@selle.example"],
    ["an address of somebody with another username", "jan.selle", "tom@maes.example"],
    ["an address of an inactive person", "tom", "els@maes.example"],
    ["an address of a person whose time is over", "tom", "ines@maes.example"],
    ["an account without any address", "lotte", "lotte@claes.example"],
    ["an empty address at an account without any", "lotte", ""],
    ["a look-alike of the address (dotless i)", "tom", "tom@maes.examp\u0131e"],
    ["a wildcard", "jan.selle", "%@selle.example"],
    ["a wildcard in the username", "jan_selle", "jan@selle.example"],
  ];

  test.each(unmatched)("%s", async (_, username, email) => {
    const { imb, db, clock } = await houseWithJan();
    await addFamily(imb, "tom", {
      Tom: { emails: ["tom@maes.example"], password: "Zonnebloem-0" },
      Els: { relation: "mother", emails: ["els@maes.example"], isActive: false },
      Ines: { relation: "interim", emails: ["ines@maes.example"], activeUntil: clock.now() },
    });
    await addFamily(imb, "lotte", { Lotte: { password: "Zonnebloem-0" } });
    expect(await expanded(imb, username, email)).toEqual([]);
    expect(await links(db)).toEqual([]);
    expect(await securityEvents(db)).toEqual([]);
    expect(await recoveryRequests(db)).toMatchObject([
      { outcome: "unmatched", username, email, expandedAt: clock.now() },
    ]);
  });

  test("a person of another school", async () => {
    const { imb, riverside, db } = await houseWithJan();
    await addFamily(riverside, "grace", { Grace: { emails: ["grace@hill.example"] } });
    expect(await expanded(imb, "grace", "grace@hill.example")).toEqual([]);
    expect(await recoveryRequests(db)).toMatchObject([{ outcome: "unmatched", accountId: null }]);
  });
});

describe("the limit of one account", () => {
  const outcomes = async (scope: Scope) => (await recoveryRequests(scope.db)).map(({ outcome }) => outcome);

  test("is five requests that make mail in an hour; the next ones make none", async () => {
    const { imb, db, clock } = await houseWithJan();
    for (let i = 0; i < 7; i++) {
      await expanded(imb, "jan.selle", "jan@selle.example");
      clock.advance(minute);
    }
    expect(await outcomes(imb)).toEqual([...Array(5).fill("mailed"), "limited", "limited"]);
    expect(await links(db)).toHaveLength(5 * 4);
    expect(await mails(db)).toHaveLength(5 * 4);
    expect(await securityEvents(db)).toHaveLength(5 * 3);
  });

  test("holds when twenty are expanded at once, in two processes", async () => {
    const { imb, db, databaseUrl } = await houseWithJan();
    const other = openDatabase(databaseUrl);
    const requests = await Promise.all(
      Array.from({ length: 20 }, () => accepted(imb, "jan.selle", "jan@selle.example")),
    );
    await Promise.all(
      requests.map((request, i) => expandRequests({ ...imb, db: i % 2 ? db : other }, request)),
    );
    other.close();
    expect((await outcomes(imb)).filter((outcome) => outcome === "mailed")).toHaveLength(5);
    expect(await mails(db)).toHaveLength(5 * 4);
  });

  test("is not used up by requests with a wrong address", async () => {
    const { imb } = await houseWithJan();
    for (let i = 0; i < 10; i++) await expanded(imb, "jan.selle", "fout@selle.example");
    expect(await expanded(imb, "jan.selle", "jan@selle.example")).toHaveLength(4);
  });

  test("is one account's alone", async () => {
    const { imb, riverside } = await houseWithJan();
    for (let i = 0; i < 6; i++) await expanded(imb, "jan.selle", "jan@selle.example");
    await expanded(riverside, "jan.selle", "jan@selle.example");
    expect((await outcomes(imb)).filter((outcome) => outcome === "mailed")).toHaveLength(6);
  });

  test("is free again after an hour", async () => {
    const { imb, clock } = await houseWithJan();
    for (let i = 0; i < 6; i++) await expanded(imb, "jan.selle", "jan@selle.example");
    clock.advance(hour);
    await expanded(imb, "jan.selle", "jan@selle.example");
    expect((await outcomes(imb)).at(-1)).toBe("mailed");
  });

  test("is multiplied by the throttle factor", async () => {
    const { imb } = await houseWithJan({ throttleFactor: 2 });
    for (let i = 0; i < 12; i++) await expanded(imb, "jan.selle", "jan@selle.example");
    expect((await outcomes(imb)).filter((outcome) => outcome === "mailed")).toHaveLength(10);
  });
});

describe("expanding again", () => {
  test("writes nothing the second time", async () => {
    const { imb, db } = await houseWithJan();
    const request = await accepted(imb, "jan.selle", "jan@selle.example");
    await expandRequests(imb, request);
    const before = [await recoveryRequests(db), await links(db), await mails(db), await securityEvents(db)];
    await expandRequests(imb, request);
    expect([await recoveryRequests(db), await links(db), await mails(db), await securityEvents(db)]).toEqual(
      before,
    );
  });

  test("ten times at once, in two processes, writes once", async () => {
    const { imb, db, databaseUrl } = await houseWithJan();
    const other = openDatabase(databaseUrl);
    const request = await accepted(imb, "jan.selle", "jan@selle.example");
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => expandRequests({ ...imb, db: i % 2 ? db : other }, request)),
    );
    other.close();
    expect(await mails(db)).toHaveLength(4);
    expect(await links(db)).toHaveLength(4);
    expect(await securityEvents(db)).toHaveLength(3);
  });

  test("does not reopen a request that matched nobody", async () => {
    const { imb, db } = await houseWithJan();
    const request = await accepted(imb, "later", "later@selle.example");
    await expandRequests(imb, request);
    await addFamily(imb, "later", { Later: { emails: ["later@selle.example"] } });
    await expandRequests(imb, request);
    expect(await mails(db)).toEqual([]);
  });

  test("leaves no half of it behind when the write fails", async () => {
    const { imb, db, databaseUrl } = await houseWithJan();
    const request = await accepted(imb, "jan.selle", "jan@selle.example");
    await rawSql(databaseUrl, "alter table security_events rename to taken_away");
    await expect(expandRequests(imb, request)).rejects.toThrow();
    await rawSql(databaseUrl, "alter table taken_away rename to security_events");
    expect([await links(db), await mails(db), await securityEvents(db)]).toEqual([[], [], []]);
    expect(await recoveryRequests(db)).toMatchObject([{ outcome: "pending" }]);
  });
});
