import { expect, test } from "vitest";
import { newUsername, plainLetters } from "./username.ts";

test.each([
  ["D'Hondt", "dhondt"],
  ["Van den Broeck", "vandenbroeck"],
  ["Crèvecœur", "crevecoeur"],
  ["Wójcik", "wojcik"],
  ["Łukasz", "lukasz"],
  ["Yılmaz", "yilmaz"],
  ["İsmail", "ismail"],
  ["Nguyễn", "nguyen"],
  ["Sørensen", "sorensen"],
  ["Jan-Baptist", "janbaptist"],
])("%s is written %s", (name, letters) => {
  expect(plainLetters(name)).toBe(letters);
});

test("the second of a name gets a 2, the third a 3", () => {
  const taken = new Set(["emma.maes"]);
  expect(newUsername("Emma", "Maes", taken)).toBe("emma.maes2");
  expect(newUsername("Emma", "Maes", taken)).toBe("emma.maes3");
});
