import { expect, test } from "vitest";
import { isSecurityContact, securityTxt } from "./security-txt.ts";

const now = new Date("2026-11-22T21:30:00Z");

test("names the contact, the languages, and each place where it counts", () => {
  const origins = ["https://sleutel.example", "https://imb.sleutel.example"];
  expect(securityTxt("mailto:security@sleutel.example", origins, now)).toBe(
    [
      "Contact: mailto:security@sleutel.example",
      "Expires: 2027-05-21T00:00:00.000Z",
      "Preferred-Languages: nl, en",
      "Canonical: https://sleutel.example/.well-known/security.txt",
      "Canonical: https://imb.sleutel.example/.well-known/security.txt",
      "",
    ].join("\n"),
  );
});

test("is over in less than a year, whenever it is asked for", () => {
  for (const at of ["2026-01-01T00:00:00Z", "2028-02-29T23:59:59Z"]) {
    const [, expires = ""] = /^Expires: (.*)$/m.exec(securityTxt("tel:+32-1", [], new Date(at))) ?? [];
    const days = (Date.parse(expires) - Date.parse(at)) / 86_400_000;
    expect(days).toBeGreaterThan(170);
    expect(days).toBeLessThan(365);
  }
});

test("names no place that is reached without TLS", () => {
  expect(securityTxt("tel:+32-1", ["http://imb.localhost:3000"], now)).not.toContain("Canonical");
});

test.each([
  ["mailto:security@sleutel.example", true],
  ["https://sleutel.example/report", true],
  ["tel:+32-2-555-12-12", true],
  ["security@sleutel.example", false],
  ["http://sleutel.example/report", false],
  ["mailto:a@b\nContact: mailto:c@d", false],
  ["javascript:alert(1)", false],
  ["", false],
])("a contact %j: %s", (text, isOne) => {
  expect(isSecurityContact(text)).toBe(isOne);
});
