import { expect, test } from "vitest";
import { openHouse } from "../../tests/house.ts";
import { asTyped } from "./settings-preview.ts";

test("a school is previewed as it is typed, and as it is where that can't be saved", async () => {
  const { school } = (await openHouse()).imb;
  const good = {
    name: " Sint-Jan ",
    colour: "#AA0000",
    linkLifetimeMinutes: "30",
    helpdeskEmail: "h@x.example",
  };
  expect(asTyped(school, new URLSearchParams(good))).toEqual({
    ...school,
    name: "Sint-Jan",
    colour: "#aa0000",
    linkLifetimeMinutes: 30,
    helpdeskEmail: "h@x.example",
  });
  const bad = {
    name: " ",
    colour: "red",
    linkLifetimeMinutes: "31",
    helpdeskEmail: "h",
    slug: "other",
    id: "x",
  };
  expect(asTyped(school, new URLSearchParams(bad))).toEqual(school);
});
