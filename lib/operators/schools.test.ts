import { expect, test } from "vitest";
import { addSelles, passwords } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { auditEvents } from "../../tests/tables.ts";
import { askForLink, atHome, signedIn } from "../../tests/walk.ts";
import { redeemLink } from "../recovery/redeem-link.ts";
import { findSchool } from "../schools/find-school.ts";
import { searchSchools } from "../schools/search-schools.ts";
import { scopeAt } from "../scope.ts";
import { addSchool } from "./add-school.ts";
import { listSchools } from "./list-schools.ts";
import { brokenByRename, renameSchool } from "./rename-school.ts";
import { slugFault } from "./school-faults.ts";
import { resumeSchool, suspendSchool } from "./suspend-school.ts";

const typed = {
  slug: "demo",
  name: " Demoschool ",
  town: "Gent",
  postalAddress: "Kerkstraat 1, 9000 Gent",
  locale: "nl",
  helpdeskEmail: "helpdesk@demo.example",
  colour: "#1E4F91",
};

test("a school that was added is found by its subdomain and by its name", async () => {
  const { tools, db } = await openHouse();
  expect(await addSchool(tools, typed)).toMatchObject({ status: "added" });
  expect(await findSchool(db, "demo")).toMatchObject({ name: "Demoschool", colour: "#1e4f91" });
  expect(await searchSchools(db, "demosch gent")).toMatchObject([{ slug: "demo" }]);
});

test("all that is wrong with a new school is said at once, and nothing is added", async () => {
  const { tools, db } = await openHouse();
  const wrong = {
    slug: "imb",
    name: " ",
    town: "",
    postalAddress: "",
    locale: "pl",
    helpdeskEmail: "x",
    colour: "blue",
  };
  expect(await addSchool(tools, wrong)).toEqual({
    status: "faulty",
    faults: [
      "slug-taken",
      "name-missing",
      "town-missing",
      "address-missing",
      "language-unknown",
      "helpdesk-not-an-email",
      "colour-not-hex",
    ],
  });
  expect(await addSchool(tools, { ...typed, slug: "imb" })).toEqual({
    status: "faulty",
    faults: ["slug-taken"],
  });
  expect(await listSchools({ ...tools, db })).toHaveLength(2);
});

test("of two who add the same school at once, one does", async () => {
  const { tools } = await openHouse();
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => addSchool(tools, typed)));
  expect(outcomes.filter(({ status }) => status === "added")).toHaveLength(1);
});

test.each([
  ["imb", null],
  ["st-jan-2", null],
  ["a", null],
  ["", "slug-not-a-label"],
  ["Imb", "slug-not-a-label"],
  ["-imb", "slug-not-a-label"],
  ["imb-", "slug-not-a-label"],
  ["im.b", "slug-not-a-label"],
  ["im_b", "slug-not-a-label"],
  ["xn--imb", "slug-not-a-label"],
  ["a".repeat(64), "slug-not-a-label"],
  ["www", "slug-reserved"],
  ["admin", "slug-reserved"],
  ["api", "slug-reserved"],
])("the subdomain %j: %s", (slug, fault) => {
  expect(slugFault(slug)).toBe(fault);
});

test("the list has people and the last sign-in of each school", async () => {
  const { imb, clock } = await openHouse();
  await addSelles(imb);
  await signedIn(imb, "jan.selle", passwords.jan);
  expect(await listSchools(imb)).toMatchObject([
    { slug: "imb", people: 3, lastSignInAt: clock.now(), suspendedAt: null },
    { slug: "riverside", people: 0, lastSignInAt: null },
  ]);
});

test("suspending and resuming is done once, for that school, and its log tells", async () => {
  const { imb, db } = await openHouse();
  expect(await suspendSchool(imb)).toEqual({ status: "suspended" });
  expect(await suspendSchool(imb)).toEqual({ status: "suspended-already" });
  expect((await listSchools(imb)).map(({ suspendedAt }) => suspendedAt !== null)).toEqual([true, false]);
  expect(await resumeSchool(imb)).toEqual({ status: "resumed" });
  expect(await resumeSchool(imb)).toEqual({ status: "open-already" });
  const about = { schoolId: imb.school.id, outcome: "done", actorId: null };
  expect(await auditEvents(db)).toMatchObject([
    { ...about, kind: "school-suspended" },
    { ...about, kind: "school-resumed" },
  ]);
});

test("a renamed school has its new subdomain alone, and says before what that breaks", async () => {
  const { imb, db, inbox, tools } = await openHouse();
  await addSelles(imb);
  await signedIn(imb, "jan.selle", passwords.jan);
  await askForLink(imb, "jan.selle", "jan@selle.example");
  expect(await brokenByRename(imb)).toEqual({ links: 4, sessions: 1, people: 3 });
  expect(await renameSchool(imb, "maria")).toEqual({ status: "renamed" });
  expect(await findSchool(db, "imb")).toBeNull();
  const school = await findSchool(db, "maria");
  if (!school) throw new Error("not renamed");
  // The token itself names the school and not its subdomain: typed after the new host, it goes on working.
  const token = inbox.tokenFor("jan@selle.example");
  const saved = await redeemLink(scopeAt(tools, school), token, "Regenboog-op-dinsdag-0", atHome);
  expect(saved).toEqual({ status: "saved" });
  expect((await auditEvents(db)).filter(({ kind }) => kind === "school-renamed")).toHaveLength(1);
});

test("a school gets no subdomain that is taken, reserved or none, and is not renamed from an old look", async () => {
  const { imb, db } = await openHouse();
  for (const [slug, fault] of [
    ["riverside", "slug-taken"],
    ["imb", "slug-taken"],
    ["www", "slug-reserved"],
    ["a.b", "slug-not-a-label"],
  ] as const)
    expect(await renameSchool(imb, slug)).toEqual({ status: "faulty", fault });
  expect(await renameSchool(imb, "maria")).toEqual({ status: "renamed" });
  expect(await renameSchool(imb, "other")).toEqual({ status: "changed-meanwhile" });
  expect((await auditEvents(db)).map(({ kind }) => kind)).toEqual(["school-renamed"]);
});
