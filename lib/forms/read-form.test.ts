import { describe, expect, test } from "vitest";
import { choice, choices, email, line, lines, readForm, secret } from "./read-form.ts";

const rules = {
  username: line(20),
  email: email(),
  password: secret(20),
  problem: lines(40),
  keep: choice(),
};
const good = {
  username: "jan.selle",
  email: "jan@selle.example",
  password: " met spaties ",
  problem: "Geen mail.\r\nOok gisteren niet.",
};

function formOf(fields: Record<string, string | string[] | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) form.append(name, each);
  }
  return form;
}
const faultsOf = (changes: Record<string, string | string[] | Blob>) => {
  const read = readForm(formOf({ ...good, ...changes }), rules);
  return read.status === "faulty" ? read.faults : {};
};

describe("a form", () => {
  test("that is filled in is complete, and a password keeps its spaces", () => {
    expect(readForm(formOf(good), rules)).toMatchObject({
      status: "complete",
      typed: { ...good, keep: "" },
    });
  });

  test("keeps what was typed and never a password, complete or not", () => {
    const complete = readForm(formOf(good), rules);
    const faulty = readForm(formOf({ ...good, email: "jan" }), rules);
    expect(complete.kept).toMatchObject({ username: "jan.selle", problem: good.problem });
    expect(faulty.kept).toMatchObject({ username: "jan.selle", email: "jan" });
    for (const { kept } of [complete, faulty]) {
      expect(kept).not.toHaveProperty("password");
      expect(JSON.stringify(kept)).not.toContain("spaties");
    }
  });

  test("keeps no more than a little over what fits", () => {
    expect(readForm(formOf({ ...good, username: "j".repeat(10_000) }), rules).kept.username).toHaveLength(40);
  });

  test("tells every fault at once, by field", () => {
    expect(readForm(new FormData(), rules)).toMatchObject({
      status: "faulty",
      faults: { username: "required", email: "required", password: "required", problem: "required" },
    });
  });

  test("does not look at other fields", () => {
    const { typed } = readForm(
      formOf({ ...good, isAdministrator: "1", school: "riverside" }),
      rules,
    ) as never as {
      typed: object;
    };
    expect(Object.keys(typed).sort()).toEqual(["email", "keep", "password", "problem", "username"]);
  });

  test("is not confused by fields named like parts of an object", () => {
    const strange = { __proto__x: "1", constructor: "1", prototype: "1", toString: "1", hasOwnProperty: "1" };
    const form = formOf({ ...good, ...strange });
    form.append("__proto__", '{"isAdministrator":true}');
    const read = readForm(form, rules);
    expect(read.status).toBe("complete");
    expect(({} as Record<string, unknown>).isAdministrator).toBeUndefined();
    expect(Object.keys(read.kept).sort()).toEqual(["email", "keep", "problem", "username"]);
  });
});

describe("a field is required", () => {
  test.each(["", " ", "\t", "\u00a0\u3000", "\n"])("and not filled in with %j", (username) => {
    expect(faultsOf({ username })).toEqual({ username: "required" });
  });

  test("but a password of spaces alone is a password", () =>
    expect(faultsOf({ password: "   " })).toEqual({}));
  test("but a box need not be ticked", () => expect(faultsOf({ keep: "on" })).toEqual({}));
});

describe("a field is text, once", () => {
  test("not sent twice", () =>
    expect(faultsOf({ username: ["jan", "an"] })).toEqual({ username: "not-text" }));
  test("not twice the same", () =>
    expect(faultsOf({ password: ["a", "a"] })).toEqual({ password: "not-text" }));
  test("not a file", () =>
    expect(faultsOf({ username: new Blob(["jan"]) })).toEqual({ username: "not-text" }));
  test("not an array in its name", () => {
    const { username: _, ...others } = good;
    const read = readForm(formOf({ ...others, "username[]": "jan", "username[0]": "jan" }), rules);
    expect(read).toMatchObject({ faults: { username: "required" } });
  });
});

describe("a field is too long", () => {
  test("by one character", () => {
    expect(faultsOf({ username: "j".repeat(20) })).toEqual({});
    expect(faultsOf({ username: "j".repeat(21) })).toEqual({ username: "too-long" });
    expect(faultsOf({ password: "j".repeat(21) })).toEqual({ password: "too-long" });
  });
  test("counted in characters, so that an emoji is one", () => {
    expect(faultsOf({ password: "🔑".repeat(20) })).toEqual({});
    expect(faultsOf({ password: "🔑".repeat(21) })).toEqual({ password: "too-long" });
  });
  test("as a box", () => expect(faultsOf({ keep: "x".repeat(21) })).toEqual({ keep: "too-long" }));
});

describe("bad characters are", () => {
  test.each([
    ["a NUL", "jan\u0000"],
    ["a line break in one line", "jan\nselle"],
    ["a tab inside a line", "jan\tselle"],
    ["an escape", "jan\u001b[31m"],
    ["a C1 control", "jan\u0085"],
    ["a right-to-left override", "jan\u202eelles"],
    ["an isolate", "jan\u2066"],
    ["a right-to-left mark", "jan\u200f"],
    ["an Arabic letter mark", "jan\u061c"],
    ["a zero-width space", "jan\u200bselle"],
    ["a word joiner", "jan\u2060"],
    ["a byte order mark", "\ufeffjan"],
  ])("%s", (_, username) => expect(faultsOf({ username })).toEqual({ username: "bad-characters" }));

  test("a NUL in text of several lines, where line breaks and tabs are fine", () => {
    expect(faultsOf({ problem: "een\r\n\ttwee" })).toEqual({});
    expect(faultsOf({ problem: "een\u0000" })).toEqual({ problem: "bad-characters" });
  });

  test("control characters in a password, which may hold any other", () => {
    expect(faultsOf({ password: "a\u200bb\u202ec" })).toEqual({});
    expect(faultsOf({ password: "a\u0000b" })).toEqual({ password: "bad-characters" });
  });
});

test.each(["Zoë", "Łukasz", "李小龙", "عمر", "👩‍👩‍👧", "O'Brien-Peeters", "naïve", "ﬁ"])(
  "%s is fine",
  (username) => {
    expect(faultsOf({ username })).toEqual({});
  },
);

describe("an e-mail address", () => {
  test.each([
    "jan@selle.example",
    " Jan@Selle.Example ",
    "jan+school@selle.example",
    "jos@café.example",
    "ü@ü.example",
  ])("may be %j", (typed) => expect(faultsOf({ email: typed })).toEqual({}));
  test.each([
    "jan",
    "jan@",
    "@selle.example",
    "jan@selle",
    "jan@selle.",
    "jan@.example",
    "jan @selle.example",
    "a@b@c.example",
  ])("is not %j", (typed) => expect(faultsOf({ email: typed })).toEqual({ email: "not-an-email" }));
  test("has at most 254 characters", () => {
    expect(faultsOf({ email: `${"a".repeat(240)}@selle.example` })).toEqual({});
    expect(faultsOf({ email: `${"a".repeat(241)}@selle.example` })).toEqual({ email: "too-long" });
  });
});

describe("boxes of one name", () => {
  const boxes = { person: choices(20) };
  const read = (person: string | string[] | Blob) => readForm(formOf({ person }), boxes);

  test("are read together, ticked or not", () => {
    expect(read(["a", "b"])).toMatchObject({
      status: "complete",
      typed: { person: "a b" },
      kept: { person: "a b" },
    });
    expect(readForm(new FormData(), boxes)).toMatchObject({ status: "complete", typed: { person: "" } });
  });

  test("are no more than fit, and no files", () => {
    expect(read(Array.from({ length: 11 }, () => "a"))).toMatchObject({ faults: { person: "too-long" } });
    expect(read(new Blob(["a"]))).toMatchObject({ faults: { person: "not-text" } });
  });
});

test("a field that may stay empty has its length all the same, whatever it is full of", () => {
  const form = new FormData();
  form.append("keep", " ".repeat(200));
  expect(readForm(form, { keep: choice() })).toMatchObject({
    status: "faulty",
    faults: { keep: "too-long" },
  });
});
