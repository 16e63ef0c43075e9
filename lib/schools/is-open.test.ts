import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { schools } from "../../db/schema.ts";
import { addSelles, passwords } from "../../tests/family.ts";
import { type House, openHouse } from "../../tests/house.ts";
import { mails, sessions } from "../../tests/tables.ts";
import { accepted, opens, signedIn } from "../../tests/walk.ts";
import { signedInPerson } from "../account/signed-in-person.ts";
import { deliverDue } from "../mail/deliver.ts";
import { expandRequests } from "../recovery/expand-request.ts";
import { isOpen } from "./is-open.ts";

async function twoSchools() {
  const house = await openHouse();
  await addSelles(house.imb);
  await addSelles(house.riverside);
  return house;
}

/** While everybody still remembers the school as it was. */
function close({ db, clock, imb }: House, suspendedAt: Date | null = clock.now()) {
  return db.write((q) => [q.update(schools).set({ suspendedAt }).where(eq(schools.id, imb.school.id))]);
}

test("is closed from the moment that an operator says so", async () => {
  const { imb } = await openHouse();
  expect(isOpen(imb.school)).toBe(true);
  expect(isOpen({ suspendedAt: new Date() })).toBe(false);
});

test("nobody signs in at a closed school, and somebody does at the other one", async () => {
  const house = await twoSchools();
  await close(house);
  expect(await opens(house.imb, "jan.selle", passwords.jan)).toBe(false);
  expect(await opens(house.riverside, "jan.selle", passwords.jan)).toBe(true);
});

test("its sessions open nothing, are not deleted, and open again with the school", async () => {
  const house = await twoSchools();
  const { session } = await signedIn(house.imb, "jan.selle", passwords.jan);
  await close(house);
  expect(await signedInPerson(house.imb, session.token)).toBeNull();
  expect(await sessions(house.db)).toHaveLength(1);
  await close(house, null);
  expect(await signedInPerson(house.imb, session.token)).not.toBeNull();
});

test("its mails wait, and those of the other school go", async () => {
  const house = await twoSchools();
  for (const scope of [house.imb, house.riverside])
    await expandRequests(scope, await accepted(scope, "jan.selle", "jan@selle.example"));
  await close(house);
  expect(await deliverDue(house.tools)).toMatchObject({ sent: 4 });
  expect(new Set(house.inbox.mails.map(({ schoolSlug }) => schoolSlug))).toEqual(new Set(["riverside"]));
  const waiting = (await mails(house.db)).filter(({ state }) => state === "queued");
  expect(waiting.map(({ schoolId }) => schoolId)).toEqual(Array(4).fill(house.imb.school.id));
  await close(house, null);
  expect(await deliverDue(house.tools)).toMatchObject({ sent: 4 });
});
