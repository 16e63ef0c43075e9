import { parseCookie } from "cookie";
import fc from "fast-check";
import { choice, email, line, lines, readForm, secret } from "../../lib/forms/read-form.ts";
import { acceptedLocale } from "../../lib/i18n/accepted-locale.ts";
import { localeOf } from "../../lib/i18n/locale-of.ts";
import { locales } from "../../messages/catalogues.ts";
import { fuzz } from "./runs.ts";
import { anyText } from "./words.ts";

const rules = {
  username: line(100),
  email: email(),
  problem: lines(2000),
  keep: choice(),
  password: secret(128),
};
const names = Object.keys(rules);
const name = fc.oneof(fc.constantFrom(...names), anyText(12));
const value = fc.oneof(
  anyText(200),
  fc.constant("jan@selle.example"),
  anyText(20).map((text) => text.repeat(150)),
);

function isSound(form: FormData): boolean {
  const read = readForm(form, rules);
  const isKeptSafe =
    Object.keys(read.kept).every((each) => names.includes(each)) && !("password" in read.kept);
  if (read.status === "faulty")
    return isKeptSafe && Object.keys(read.faults).every((each) => names.includes(each));
  const { username, email: address, problem, keep, password } = read.typed;
  const fits = (text: string, most: number) => [...text.normalize("NFC")].length <= most;
  return (
    isKeptSafe &&
    fits(username, 100) &&
    fits(problem, 2000) &&
    fits(password, 128) &&
    fits(keep, 20) &&
    username.trim() !== "" &&
    password !== "" &&
    !/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069]/u.test(username + address) &&
    !/\p{Cc}/u.test(problem.replace(/[\r\n\t]/g, "") + password) &&
    address.trim().split("@").length === 2
  );
}

fuzz(
  "a form of any fields is read whole, or its faults are told",
  [fc.array(fc.tuple(name, value), { maxLength: 12 })],
  (fields) => {
    const form = new FormData();
    for (const [key, text] of fields) form.append(key, text);
    return isSound(form);
  },
);

fuzz(
  "a form that is filled in is complete exactly once",
  [value, value, value],
  (username, problem, password) => {
    const form = new FormData();
    const fields = { username, email: "jan@selle.example", problem, password };
    for (const [key, text] of Object.entries(fields)) form.append(key, text);
    const twice = new FormData();
    for (const [key, text] of [...form, ...form]) twice.append(key, text);
    return isSound(form) && readForm(twice, rules).status === "faulty" && isSound(twice);
  },
);

fuzz(
  "a body of any bytes is a form, or none",
  [
    fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      anyText(400).map((text) => new TextEncoder().encode(text)),
    ),
    fc.constantFrom(
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "multipart/form-data",
    ),
    fc.boolean(),
  ],
  async (bytes, type, isFramed) => {
    const frame = (text: string) => new TextEncoder().encode(text);
    const head = frame('--x\r\nContent-Disposition: form-data; name="username"\r\n\r\n');
    const body = isFramed ? Buffer.concat([head, bytes, frame("\r\n--x--\r\n")]) : bytes;
    const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": type } })
      .formData()
      .catch(() => new FormData());
    return isSound(form);
  },
);

fuzz(
  "any Accept-Language asks for a language of ours, or for none",
  [fc.oneof(anyText(200), languages())],
  (header) => {
    const locale = acceptedLocale(header);
    return (
      locale === null ||
      ((locales as readonly string[]).includes(locale) && header.toLowerCase().includes(locale))
    );
  },
);

function languages(): fc.Arbitrary<string> {
  const tag = fc.constantFrom("nl", "en-GB", "fr", "*", "NL-be", "x-klingon", "", "e n");
  const quality = fc.constantFrom(
    "",
    ";q=0",
    ";q=0.5",
    ";q=1",
    ";q=1.5",
    ";q=-1",
    ";q=",
    "; q=0.333",
    ";q=NaN",
    ";q=0.9;q=0.1",
  );
  return fc
    .array(
      fc.tuple(tag, quality).map((parts) => parts.join("")),
      { maxLength: 12 },
    )
    .map((all) => all.join(","));
}

fuzz(
  "any cookies leave a language that we speak",
  [fc.oneof(anyText(200), cookies()), anyText(40)],
  (header, acceptLanguage) => {
    const sent = parseCookie(header);
    const chosen = localeOf({
      chosen: sent.language,
      persons: sent["person-language"],
      acceptLanguage,
      schools: "en",
    });
    return (locales as readonly string[]).includes(chosen);
  },
);

function cookies(): fc.Arbitrary<string> {
  const key = fc.constantFrom(
    "language",
    "person-language",
    "session",
    "known",
    "__proto__",
    "constructor",
    "",
  );
  return fc
    .array(
      fc.tuple(key, anyText(12)).map((pair) => pair.join("=")),
      { maxLength: 8 },
    )
    .map((all) => all.join("; "));
}
