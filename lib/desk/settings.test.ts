import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents, schoolLogos, schools } from "../../db/schema.ts";
import { sitDown, deskVisitor as visitor } from "../../tests/desk.ts";
import { openHouse } from "../../tests/house.ts";
import { changeLogo, removeLogo } from "./change-logo.ts";
import { changeSettings, choices, type TypedSettings } from "./change-settings.ts";

const typed: TypedSettings = {
  name: " Sint-Ursula ",
  town: "Mechelen",
  postalAddress: "Kerkstraat 1, 2800 Mechelen",
  helpdeskEmail: "hulp@imb.example",
  colour: "#FFD400",
  locale: "en",
  passwordRule: "passphrase",
  mailsNewDevices: "yes",
  linkLifetimeMinutes: "30",
  sessionIdleHours: "1",
  sessionKeptDays: "7",
  retentionDays: "30",
};
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

async function desk() {
  const house = await openHouse();
  const an = await sitDown(house.imb);
  const rowOf = async (id: string) =>
    (await house.db.read.select().from(schools).where(eq(schools.id, id)))[0];
  return { ...house, an, rowOf };
}

test("what is chosen is what the school is from then on, and the log names what changed", async () => {
  const { imb, riverside, an, rowOf, db } = await desk();
  const before = await rowOf(riverside.school.id);
  expect(await changeSettings(imb, an, typed, visitor)).toEqual({ status: "saved" });
  expect(await rowOf(imb.school.id)).toMatchObject({
    name: "Sint-Ursula",
    searchText: "sint ursula mechelen",
    colour: "#ffd400",
    locale: "en",
    passwordRule: "passphrase",
    mailsNewDevices: true,
    linkLifetimeMinutes: 30,
    sessionIdleHours: 1,
    sessionKeptDays: 7,
    retentionDays: 30,
  });
  expect(await rowOf(riverside.school.id)).toEqual(before);
  const [line] = await db.read.select().from(auditEvents).where(eq(auditEvents.kind, "settings-changed"));
  expect(line?.detail).toContain("passwordRule");
  expect(line?.detail).not.toContain("Ursula");
});

test.each([
  ["helpdeskEmail", "hulp"],
  ["colour", "red"],
  ["colour", "#fff;}body{display:none"],
  ["locale", "xx"],
  ["passwordRule", "none"],
  ["linkLifetimeMinutes", "5"],
  ["linkLifetimeMinutes", "1441"],
  ["sessionIdleHours", "0"],
  ["sessionKeptDays", "3650"],
  ["retentionDays", "1"],
] as const)("%s can't be %s, and nothing changes", async (field, value) => {
  const { imb, an, rowOf } = await desk();
  const before = await rowOf(imb.school.id);
  const outcome = await changeSettings(imb, an, { ...typed, [field]: value }, visitor);
  expect(outcome).toEqual({ status: "faulty", field });
  expect(await rowOf(imb.school.id)).toEqual(before);
});

test("every choice is one that the schema takes", async () => {
  const { imb, an } = await desk();
  for (const [name, values] of Object.entries(choices)) {
    for (const value of values) {
      const change = { ...typed, [name]: String(value) };
      expect(await changeSettings(imb, an, change, visitor)).toEqual({ status: "saved" });
    }
  }
});

test("a logo is told by its bytes, gets another address each time, and can be taken away", async () => {
  const { imb, an, rowOf, db } = await desk();
  expect(await changeLogo(imb, an, png, visitor)).toEqual({ status: "saved" });
  const first = (await rowOf(imb.school.id))?.logoVersion;
  expect(await changeLogo(imb, an, png, visitor)).toEqual({ status: "saved" });
  expect((await rowOf(imb.school.id))?.logoVersion).not.toBe(first);
  expect(await db.read.select().from(schoolLogos)).toMatchObject([{ mediaType: "image/png" }]);
  await removeLogo(imb, an, visitor);
  expect((await rowOf(imb.school.id))?.logoVersion).toBeNull();
});

test.each([
  ["an SVG", new TextEncoder().encode('<svg onload="alert(1)"/>'), "no-picture"],
  ["HTML", new TextEncoder().encode("<!doctype html>"), "no-picture"],
  ["nothing", new Uint8Array(), "no-picture"],
  ["more than 200 KB", new Uint8Array(200 * 1024 + 1), "too-large"],
])("%s is no logo", async (_, bytes, status) => {
  const { imb, an, db } = await desk();
  expect(await changeLogo(imb, an, bytes, visitor)).toEqual({ status });
  expect(await db.read.select().from(schoolLogos)).toEqual([]);
});
