import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { accounts } from "../../db/schema.ts";
import { addFamily, addOtherJan, addSelles, changePerson } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { auditEvents, links, mails, persons, undeliverableAddresses } from "../../tests/tables.ts";
import { atHome, signedIn } from "../../tests/walk.ts";
import { signedInPerson } from "../account/signed-in-person.ts";
import { asAdministrator } from "../desk/administrator.ts";
import { deliverDue } from "../mail/deliver.ts";
import { recordDelivery } from "../mail/delivery-report.ts";
import { redeemLink } from "../recovery/redeem-link.ts";
import { listAdministrators, revokeAdministrator } from "./administrators.ts";
import { inviteAdministrator } from "./invite-administrator.ts";
import { suspendSchool } from "./suspend-school.ts";

const an = { username: "an.peeters", email: "an@imb.example", givenName: "An", familyName: "Peeters" };
const password = "Krijtbord9-kraakt";

test("whoever is invited to a school without anybody chooses a password and sits at its desk", async () => {
  const { imb, tools, inbox, db } = await openHouse();
  expect(await inviteAdministrator(imb, an)).toMatchObject({ status: "invited", isNew: true });
  await deliverDue(tools);
  expect(inbox.mails.map(({ kind, to }) => [kind, to.email])).toEqual([["activation", an.email]]);
  const token = inbox.tokenFor(an.email);
  expect(await redeemLink(imb, token, password, atHome)).toEqual({ status: "saved" });
  const { session } = await signedIn(imb, "AN.PEETERS", password);
  const who = await signedInPerson(imb, session.token);
  expect(who && asAdministrator(who)).not.toBeNull();
  expect(await listAdministrators(imb)).toEqual([
    { username: "an.peeters", givenName: "An", familyName: "Peeters", hasPassword: true, isActive: true },
  ]);
  const [event] = await auditEvents(db);
  const [link] = await links(db);
  expect(event).toMatchObject({ kind: "administrator-invited", outcome: "mailed", subjectId: link?.id });
});

test("the holder of an account that is there is promoted, and no co-account; a new address is told to the old ones", async () => {
  const { imb, riverside, db } = await openHouse();
  const { idOf } = await addSelles(imb);
  await addOtherJan(riverside);
  const invitation = { username: " Jan.Selle", email: "directie@imb.example", givenName: "", familyName: "" };
  expect(await inviteAdministrator(imb, invitation)).toMatchObject({ status: "invited", isNew: false });
  const promoted = (await persons(db)).filter(({ isAdministrator }) => isAdministrator);
  expect(promoted.map(({ id }) => id)).toEqual([idOf.Jan]);
  const queued = (await mails(db)).map(({ kind, toEmail }) => `${kind} ${toEmail}`).sort();
  expect(queued).toEqual(["address-added jan@selle.example", "recovery directie@imb.example"]);
  expect(await listAdministrators(riverside)).toEqual([]);
});

test("an address that is theirs already gets the link and no notice", async () => {
  const { imb, db } = await openHouse();
  await addSelles(imb);
  await inviteAdministrator(imb, { ...an, username: "jan.selle", email: "JAN@selle.example" });
  expect((await mails(db)).map(({ kind, toEmail }) => [kind, toEmail])).toEqual([
    ["recovery", "jan@selle.example"],
  ]);
});

test("invited twice at once, there is one account, and a link for each", async () => {
  const { imb, db } = await openHouse();
  const outcomes = await Promise.all([1, 2, 3].map(() => inviteAdministrator(imb, an)));
  expect(outcomes.map(({ status }) => status)).toEqual(["invited", "invited", "invited"]);
  expect(await db.read.select().from(accounts).where(eq(accounts.schoolId, imb.school.id))).toHaveLength(1);
  expect(await links(db)).toHaveLength(3);
});

test("all that is wrong with an invitation is said at once, and nothing is written", async () => {
  const { imb, db } = await openHouse();
  const wrong = { username: " ", email: "an", givenName: "An", familyName: "" };
  const faults = ["username-missing", "not-an-email", "names-missing"];
  expect(await inviteAdministrator(imb, wrong)).toEqual({ status: "faulty", faults });
  expect(await persons(db)).toEqual([]);
  expect(await mails(db)).toEqual([]);
});

test("nobody is invited who could not sign in, whom mail does not reach, or where no mail goes out", async () => {
  const { imb, db, tools } = await openHouse();
  const { idOf } = await addFamily(imb, "an.peeters", { An: { emails: [an.email] } });
  await changePerson(imb, idOf.An, { isActive: false });
  expect(await inviteAdministrator(imb, an)).toEqual({ status: "faulty", faults: ["inactive"] });
  await changePerson(imb, idOf.An, { isActive: true });
  await inviteAdministrator(imb, an);
  const [mail] = await mails(db);
  const at = new Date();
  await recordDelivery(tools, {
    kind: "bounced",
    email: an.email,
    at,
    detail: "",
    isFinal: true,
    mailId: mail?.id ?? "",
  });
  expect(await undeliverableAddresses(db)).toHaveLength(1);
  expect(await inviteAdministrator(imb, an)).toEqual({ status: "faulty", faults: ["undeliverable"] });
  await suspendSchool(imb);
  const suspended = { ...imb, school: { ...imb.school, suspendedAt: at } };
  const other = { ...an, email: "an@home.example" };
  expect(await inviteAdministrator(suspended, other)).toEqual({
    status: "faulty",
    faults: ["school-suspended"],
  });
});

test("a revoked administrator no longer sits at the desk, from the next page on", async () => {
  const { imb, riverside, db } = await openHouse();
  for (const scope of [imb, riverside])
    await addFamily(scope, "an.peeters", { An: { password, isAdministrator: true } });
  const { session } = await signedIn(imb, "an.peeters", password);
  expect(await revokeAdministrator(imb, "An.Peeters")).toEqual({ status: "revoked", left: 0 });
  const who = await signedInPerson(imb, session.token);
  expect(who).not.toBeNull();
  expect(who && asAdministrator(who)).toBeNull();
  expect(await listAdministrators(riverside)).toHaveLength(1);
  for (const username of ["an.peeters", "nobody"])
    expect(await revokeAdministrator(imb, username)).toEqual({ status: "no-administrator" });
  const kinds = (await auditEvents(db)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "administrator-revoked")).toHaveLength(1);
});
