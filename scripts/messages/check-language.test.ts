import { expect, test } from "vitest";
import { checkLanguage } from "./check-language.ts";

const original = {
  a: { title: "Aanmelden", hello: "Dag {name}, hoe gaat het?" },
  count: "{count, plural, one {# school} other {# scholen}}",
};
const kindsIn = (own: object, locale = "fr") =>
  checkLanguage(locale, own as typeof original, original).faults.map(({ kind, key }) => `${kind} ${key}`);

const french = {
  a: { title: "Se connecter", hello: "Bonjour {name}, ça va ?" },
  count: "{count, plural, one {# école} many {# écoles} other {# écoles}}",
};

test("a language that says all of it has no faults, and is done", () => {
  expect(checkLanguage("fr", french, original)).toEqual({ faults: [], done: 3, total: 3 });
});

test.each([
  ["missing a.title", { ...french, a: { hello: french.a.hello } }],
  ["superfluous b", { ...french, b: "Autre" }],
  ["out-of-order count", { count: french.count, a: french.a }],
  ["unreadable a.hello", { ...french, a: { ...french.a, hello: "Bonjour {name, ça va" } }],
  ["other-arguments a.hello", { ...french, a: { ...french.a, hello: "Bonjour {nom}, ça va ?" } }],
  ["plural-forms count", { ...french, count: "{count, plural, one {# école} other {# écoles}}" }],
  ["not-translated a.hello", { ...french, a: { ...french.a, hello: original.a.hello } }],
  ["too-long a.title", { ...french, a: { ...french.a, title: "Se connecter à la plateforme de l’école" } }],
  ["odd-spaces a.title", { ...french, a: { ...french.a, title: "Se  connecter" } }],
  ["odd-characters a.title", { ...french, a: { ...french.a, title: "Se <b>connecter</b>" } }],
])("is told: %s", (fault, own) => expect(kindsIn(own)).toContain(fault));

test("a text that can't be read says where", () => {
  const { faults } = checkLanguage("fr", { ...french, a: { ...french.a, hello: "Bonjour {name" } }, original);
  expect(faults[0]?.says).toMatch(/^line 1, column \d+: /);
});
