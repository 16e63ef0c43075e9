import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { accounts, persons } from "../../db/schema.ts";
import { addFamily } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { addAddress, removeAddress } from "./change-addresses.ts";
import { nameKey, ownKey } from "./search-keys.ts";

test("names and classes are found without accents, and sorted by the whole family name", () => {
  expect(nameKey({ givenName: "Zoë", familyName: "Van den Broeck" })).toBe("van den broeck zoe");
  expect(ownKey({ username: "zoë.vdb", className: "3B" })).toBe("zoe vdb 3b");
});

test("an account is found by all that it has, from the moment that it has it", async () => {
  const { imb, db } = await openHouse();
  const { accountId, idOf } = await addFamily(imb, "jan.selle", {
    Jan: {},
    Zoë: { familyName: "De Wit", emails: ["zoe@post.example"] },
  });
  const found = async () => {
    const [row] = await db.read.select().from(accounts).where(eq(accounts.id, accountId));
    return { by: row?.searchText.split(" "), sorted: row?.sortKey };
  };
  expect(await found()).toEqual({
    by: ["jan", "selle", "selle", "jan", "de", "wit", "zoe", "zoe@post.example"],
    sorted: "selle jan",
  });

  const zoe = { id: idOf.Zoë, accountId, locale: "nl" };
  await addAddress(imb, zoe, "wit@werk.example", {});
  await removeAddress(imb, zoe, "zoe@post.example", {});
  await db.write((q) => [
    q.update(persons).set({ nameKey: "sellers jan" }).where(eq(persons.id, idOf.Jan)),
    q.update(accounts).set({ ownKey: "jan s" }).where(eq(accounts.id, accountId)),
  ]);
  expect(await found()).toEqual({
    by: ["jan", "s", "sellers", "jan", "de", "wit", "zoe", "wit@werk.example"],
    sorted: "sellers jan",
  });
});
