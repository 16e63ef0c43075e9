import { expect, test } from "vitest";
import { addSelles, passwords } from "../../tests/family.ts";
import { openHouse, testKeys } from "../../tests/house.ts";
import { askForLink, signedIn } from "../../tests/walk.ts";
import { keyUse } from "./key-use.ts";
import { newRing } from "./new-ring.ts";

test("who depends on a key is counted, and moves to the new one by signing in", async () => {
  const { imb } = await openHouse();
  await addSelles(imb);
  expect(await keyUse(imb)).toEqual({ passwords: { p1: 2 }, liveLinks: 0, lastLinkEndsAt: null });
  const rotated = { ...imb, keys: { ...imb.keys, passwords: testKeys("p2", "p1") } };
  await signedIn(rotated, "jan.selle", passwords.jan);
  expect((await keyUse(imb)).passwords).toEqual({ p1: 1, p2: 1 });
});

test("links that are out are counted until they end", async () => {
  const { imb, clock } = await openHouse();
  await addSelles(imb);
  await askForLink(imb, "jan.selle", "jan@selle.example");
  const lastLinkEndsAt = new Date(clock.now().getTime() + 2 * 60 * 60_000);
  expect(await keyUse(imb)).toMatchObject({ liveLinks: 4, lastLinkEndsAt });
  clock.advance(2 * 60 * 60_000);
  expect(await keyUse(imb)).toMatchObject({ liveLinks: 0, lastLinkEndsAt: null });
});

test("a new key stands in front or behind, under a name of its own, and the old ones stay", () => {
  const front = newRing("k2:two, k1:one", "front");
  expect(front.keyId).toBe("k3");
  expect(front.value).toMatch(/^k3:[\w-]{43},k2:two,k1:one$/);
  expect(newRing("summer:one", "behind").value).toMatch(/^summer:one,k1:[\w-]{43}$/);
  expect(newRing("k1:one", "front").value).not.toBe(newRing("k1:one", "front").value);
});
