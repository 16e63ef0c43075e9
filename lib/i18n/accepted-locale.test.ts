import { expect, test } from "vitest";
import { acceptedLocale } from "./accepted-locale.ts";

test.each([
  ["nl", "nl"],
  ["nl-BE,nl;q=0.9,en;q=0.8", "nl"],
  ["en-GB,en;q=0.9", "en"],
  ["EN-us", "en"],
  ["pl-PL,pl;q=0.9,en;q=0.5,nl;q=0.4", "en"],
  ["en;q=0.4,nl;q=0.5", "nl"],
  ["en;q=0.5, nl", "nl"],
  ["en;q=0.5,nl;q=0.5", "en"],
  ["en;q=0,nl;q=0.1", "nl"],
  ["nl;q=1.000,en;q=0.999", "nl"],
  ["en; q=0.2, nl; q=0.3", "nl"],
  ["nl-Latn-BE", "nl"],
  ["fr-BE,fr;q=0.9,nl;q=0.8", "fr"],
  ["de-BE", "de"],
])("%j asks for %s", (header, locale) => expect(acceptedLocale(header)).toBe(locale));

test.each([
  [null],
  [""],
  ["*"],
  ["pl"],
  ["en;q=0"],
  [",,;q=,"],
  ["__proto__"],
  ["constructor,toString"],
  ["nlx"],
  [`${"pl,".repeat(1000)}nl`],
])("%j asks for nothing that we speak", (header) => expect(acceptedLocale(header)).toBeNull());
