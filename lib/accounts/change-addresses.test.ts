import { describe, expect, test } from "vitest";
import { addSelles } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import * as tables from "../../tests/tables.ts";
import { askForLink } from "../../tests/walk.ts";
import { openLink } from "../recovery/open-link.ts";
import { addAddress, removeAddress } from "./change-addresses.ts";

const by = { actorId: "an", network: "school" };

async function houseWithJan() {
  const house = await openHouse();
  await addSelles(house.imb);
  const [jan] = (await tables.persons(house.db)).filter(({ position }) => position === 0);
  if (!jan) throw new Error("Jan is not there");
  const noticesOf = async (kind: string) =>
    (await tables.mails(house.db)).filter((mail) => mail.kind === kind).map(({ toEmail }) => toEmail);
  return { ...house, jan, noticesOf };
}

describe("adding an address", () => {
  test("tells the new one and the ones that were there", async () => {
    const { imb, jan, noticesOf } = await houseWithJan();
    expect(await addAddress(imb, jan, " Jan@Nieuw.example ", by)).toEqual({ status: "added" });
    expect((await noticesOf("address-added")).sort()).toEqual(["Jan@Nieuw.example", "jan@selle.example"]);
  });

  test("changes nothing when it is known already, or is none", async () => {
    const { imb, jan, noticesOf } = await houseWithJan();
    expect(await addAddress(imb, jan, "JAN@selle.example", by)).toEqual({ status: "known-already" });
    expect(await addAddress(imb, jan, "jan", by)).toEqual({ status: "not-an-email" });
    expect(await noticesOf("address-added")).toEqual([]);
  });
});

describe("removing an address", () => {
  test("tells it, and ends its links", async () => {
    const { imb, inbox, jan, noticesOf } = await houseWithJan();
    await askForLink(imb, "jan.selle", "jan@selle.example");
    expect(await removeAddress(imb, jan, "Jan@selle.example", by)).toEqual({ status: "removed" });
    expect(await noticesOf("address-removed")).toEqual(["jan@selle.example"]);
    expect(await openLink(imb, inbox.tokenFor("jan@selle.example"))).toEqual({ status: "withdrawn" });
  });

  test("of another school's person does nothing", async () => {
    const { riverside, jan, noticesOf } = await houseWithJan();
    expect(await removeAddress(riverside, jan, "jan@selle.example", by)).toEqual({ status: "unknown" });
    expect(await noticesOf("address-removed")).toEqual([]);
  });
});
