import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents, sessions } from "../../db/schema.ts";
import { addFamily } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { signedInPerson } from "../account/signed-in-person.ts";
import type { Scope } from "../scope.ts";
import { signIn } from "../sign-in/sign-in.ts";
import { asAdministrator, asFresh } from "./administrator.ts";
import { confirmIdentity } from "./confirm-identity.ts";
import { asDeskPath } from "./desk-path.ts";

const password = "Krijtbord9-kraakt";
const visitor = { network: "school", device: "", knownBrowsers: "" };

async function signedIn(scope: Scope, username: string, typed = password) {
  const outcome = await signIn(scope, { username, password: typed, keep: false }, visitor);
  if (outcome.status !== "signed-in") throw new Error(outcome.status);
  const who = await signedInPerson(scope, outcome.session.token);
  if (!who) throw new Error("not signed in");
  return { who, token: outcome.session.token };
}

async function deskOfAn() {
  const house = await openHouse();
  await addFamily(house.imb, "an.peeters", {
    An: { password, isAdministrator: true },
    Yasmina: { password: "Koffie-om-10-uur", isAdministrator: true },
  });
  await addFamily(house.imb, "jan.selle", { Jan: { password: "Kikker7-in-de-vijver" } });
  return house;
}

test("the desk is for the holder with the role, and nobody else", async () => {
  const { imb } = await deskOfAn();
  expect(asAdministrator((await signedIn(imb, "an.peeters")).who)).not.toBeNull();
  expect(asAdministrator((await signedIn(imb, "an.peeters", "Koffie-om-10-uur")).who)).toBeNull();
  expect(asAdministrator((await signedIn(imb, "jan.selle", "Kikker7-in-de-vijver")).who)).toBeNull();
});

test("who signed in a quarter of an hour ago is asked again; a form that was open may still be sent", async () => {
  const { imb, clock } = await deskOfAn();
  const { who } = await signedIn(imb, "an.peeters");
  const an = asAdministrator(who);
  if (!an) throw new Error("not an administrator");
  expect(asFresh(imb, an, "opening")).not.toBeNull();
  clock.advance(16 * 60_000);
  expect(asFresh(imb, an, "opening")).toBeNull();
  expect(asFresh(imb, an, "sending")).not.toBeNull();
  clock.advance(15 * 60_000);
  expect(asFresh(imb, an, "sending")).toBeNull();
});

test("the password makes it fresh again, and the log tells; a wrong one does not", async () => {
  const { imb, clock, db } = await deskOfAn();
  const { who, token } = await signedIn(imb, "an.peeters");
  const an = asAdministrator(who);
  if (!an) throw new Error("not an administrator");
  clock.advance(60 * 60_000);
  expect(await confirmIdentity(imb, an, "Niet-het-juiste-1", visitor)).toEqual({ status: "wrong-password" });
  // Somebody else's of the same account is not hers.
  expect(await confirmIdentity(imb, an, "Koffie-om-10-uur", visitor)).toEqual({ status: "wrong-password" });
  const outcome = await confirmIdentity(imb, an, password, visitor);
  if (outcome.status !== "confirmed" || !outcome.cookie) throw new Error("not confirmed");
  expect(await signedInPerson(imb, token)).toBeNull();
  const again = await signedInPerson(imb, outcome.cookie.token);
  const anAgain = again && asAdministrator(again);
  expect(anAgain && asFresh(imb, anAgain, "opening")).not.toBeNull();
  const opened = await db.read.select().from(auditEvents).where(eq(auditEvents.kind, "desk-opened"));
  expect(opened).toMatchObject([{ actorId: who.person.id, outcome: "done" }]);
});

test("guessing at it slows down as at sign-in", async () => {
  const { imb } = await deskOfAn();
  const { who } = await signedIn(imb, "an.peeters");
  const an = asAdministrator(who);
  if (!an) throw new Error("not an administrator");
  const tries = [];
  for (let i = 0; i < 8; i++)
    tries.push((await confirmIdentity(imb, an, `Fout-nummer-${i}`, visitor)).status);
  expect(tries).toContain("slowed-down");
  expect((await imb.db.read.select().from(sessions)).length).toBe(1);
});

test.each([
  ["/admin/people?q=jan", "/admin/people?q=jan"],
  ["/admin", "/admin"],
  ["/admin/people/0b7c/edit", "/admin/people/0b7c/edit"],
  ["https://evil.example/", "/admin"],
  ["//evil.example", "/admin"],
  ["/admin//evil.example", "/admin"],
  ["/admin/../otp/x", "/admin"],
  ["/admin/..", "/admin"],
  ["/administrator", "/admin"],
  ["/admin\\evil", "/admin"],
  [undefined, "/admin"],
  [["/admin/people"], "/admin"],
])("goes on to %s: %s", (sent, path) => {
  expect(asDeskPath(sent)).toBe(path);
});
