import { expect, test } from "vitest";
import { addOtherJan, addSelles } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { auditEvents } from "../../tests/tables.ts";
import { type ExportedPerson, exportPeople } from "./export-people.ts";

test("everybody of one school is exported, without anything of a password, and its log tells", async () => {
  const { imb, riverside, db } = await openHouse();
  await addSelles(imb);
  await addOtherJan(riverside);
  const people: ExportedPerson[] = [];
  for await (const some of exportPeople(imb)) people.push(...some);
  expect(people).toMatchObject([
    { username: "jan.selle", position: 0, givenName: "Jan", relation: null, hasPassword: true },
    { position: 1, givenName: "Marie", language: "en", relation: "mother" },
    { position: 2, givenName: "Piet", emails: ["piet@selle.example"], hasPassword: false },
  ]);
  expect([...(people[1]?.emails ?? [])].sort()).toEqual(["marie@selle.example", "marie@work.example"]);
  expect(JSON.stringify(people)).not.toMatch(/v1\$|salt|verifier/i);
  expect(await auditEvents(db)).toMatchObject([{ kind: "people-exported", schoolId: imb.school.id }]);
});
