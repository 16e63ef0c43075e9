import { expect, test } from "vitest";
import { relations } from "../../db/schema.ts";
import { locales } from "../../messages/catalogues.ts";
import { wordsIn } from "../i18n/words.ts";
import { whom, whomInFull } from "./whom.ts";

const marie = {
  givenName: "Marie",
  familyName: "Peeters",
  whose: { relation: "mother" as const, holderGivenName: "Jan" },
};

test("a co-account is named by what it is to the holder, in the reader's language", () => {
  expect(whom(wordsIn("nl"), marie)).toBe("Marie (mama van Jan)");
  expect(whomInFull(wordsIn("en"), marie)).toBe("Marie Peeters (Jan’s mum)");
});

test("a holder is named alone", () => {
  expect(whom(wordsIn("nl"), { ...marie, whose: null })).toBe("Marie");
});

test.each(locales)("every relation has its word in %s, and no two the same", (locale) => {
  const named = relations.map((relation) =>
    whom(wordsIn(locale), { ...marie, whose: { relation, holderGivenName: "Jan" } }),
  );
  expect(new Set(named).size).toBe(relations.length);
});
