import { gzipSync } from "node:zlib";
import { rowCounts } from "../../e2e/rows.ts";
import { nl } from "../../e2e/words.ts";
import { type Answer, send } from "../client.ts";
import { expect, test } from "../server.ts";
import { press, save } from "./press.ts";

/** Many times what any of these takes on a busy machine, and far less than one that grows with the square. */
const soonMs = 10_000;

async function soon(label: string, ask: () => Promise<Answer>): Promise<Answer> {
  const startedAt = Date.now();
  const answer = await ask();
  expect(answer.status, label).toBeLessThan(500);
  expect(Date.now() - startedAt, label).toBeLessThan(soonMs);
  return answer;
}

/** Almost all that a body may hold, of what makes searching, folding and normalising hard. */
const size = 20_000;
const long = {
  letters: "a".repeat(3 * size),
  at: "@".repeat(size),
  "an address without end": `a@${"a.".repeat(size)}`,
  "an address of dots": `a@a${".".repeat(size)}`,
  "spaces and a letter": `${" ".repeat(size)}a`,
  marks: `e${"\u0301\u0323".repeat(size / 8)}`,
  "what folds to eighteen": "\ufdfa".repeat(size / 4),
  emoji: "👩‍👩‍👧‍👦".repeat(size / 16),
  quotes: `"${"\\".repeat(size)}`,
  brackets: "([{<".repeat(size / 4),
  hangul: "\u1100\u1161\u11a8".repeat(2_100),
};

test("ReDoS (CWE-1333) and slow folding (CWE-407): what is long is refused soon, in every field", async ({
  demo,
}) => {
  const before = await rowCounts(demo);
  for (const [kind, text] of Object.entries(long)) {
    const forms: [string, Record<string, string>][] = [
      ["/login", { username: text, password: "x" }],
      ["/forgot", { username: "jan", email: text }],
      ["/help", { name: "a", role: "b", contact: "c", problem: text }],
    ];
    for (const [path, fields] of forms) {
      const body = new URLSearchParams(fields).toString();
      const answer = await soon(`${kind} at ${path}`, () => press(demo, { path, fields: body }));
      expect([413, 422], kind).toContain(answer.status);
    }
  }
  expect(await rowCounts(demo)).toEqual(before);
});

test("ReDoS (CWE-1333): long headers, queries and paths are read soon", async ({ demo }) => {
  const texts = [
    "a".repeat(3000),
    "a-".repeat(1500),
    ";q=0.1,".repeat(400),
    "=;".repeat(1500),
    "%".repeat(1000),
    "(".repeat(3000),
    "Mozilla/5.0 ".repeat(250),
  ];
  for (const text of texts) {
    const headers = {
      "Accept-Language": text,
      "User-Agent": text,
      Cookie: `known=${text}; language=${text}; ${text}`,
      Accept: text,
    };
    await soon(text.slice(0, 8), () => send(demo.port, { school: "imb", path: "/login", headers }));
    const encoded = encodeURIComponent(text).slice(0, 3000).replace(/%.?$/, "");
    await soon(text.slice(0, 8), () => send(demo.port, { path: `/?q=${encoded}` }));
    await soon(text.slice(0, 8), () => send(demo.port, { school: "imb", path: `/otp/${encoded}` }));
    const fields = { username: "jan", password: "x" };
    await soon(text.slice(0, 8), () =>
      press(demo, { path: "/login", fields, headers: { "User-Agent": text, Cookie: headers.Cookie } }),
    );
  }
});

test("Argon2 as a burden (CWE-400; CVE-2013-1443): a password beyond 128 characters is refused before it is hashed", async ({
  demo,
}) => {
  const before = await rowCounts(demo);
  for (const password of ["a".repeat(129), "a".repeat(60_000), "é".repeat(129), "e\u0301".repeat(129)]) {
    const answer = await soon("sign-in", () =>
      press(demo, { path: "/login", fields: { username: "jan.selle", password } }),
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(nl("field.too-long", { most: 128 }));
    const saved = await soon("save", () => save(demo, demo.at("imb", "/otp/x"), password));
    expect([404, 413, 422]).toContain(saved.status);
  }
  const whole = await press(demo, {
    path: "/login",
    fields: { username: "jan.selle", password: "a".repeat(64 * 1024) },
  });
  expect(whole.status).toBe(413);
  // An attempt that costs a hash has a row of its own.
  expect(await rowCounts(demo)).toEqual(before);
  await press(demo, { path: "/login", fields: { username: "jan.selle", password: "e\u0301".repeat(128) } });
  expect(await rowCounts(demo)).toEqual({ ...before, sign_in_attempts: Number(before.sign_in_attempts) + 1 });
});

test("multipart tricks (CWE-400; CVE-2023-24998): thousands of parts, no boundary, half a part, are an empty form", async ({
  demo,
}) => {
  const part = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n\r\n`;
  const many = Array.from({ length: 1000 }, (_, i) => part(`f${i}`)).join("");
  const type = "multipart/form-data; boundary=";
  const bodies: [string, string][] = [
    [`${type}x`, `${many}--x--\r\n`],
    [`${type}x`, many],
    [`${type}x`, "--x".repeat(20_000)],
    [`${type}x`, "--x\r\n".repeat(10_000)],
    [`${type}x`, `--x\r\n${"A: b\r\n".repeat(9000)}\r\n--x--`],
    [
      `${type}x`,
      `--x\r\nContent-Disposition: form-data; name="username"; filename*=utf-8''${"%41".repeat(20_000)}\r\n\r\n--x--`,
    ],
    [`${type}${"x".repeat(3000)}`, `--${"x".repeat(3000)}--`],
    ["multipart/form-data", many],
    [type, many],
    [`${type}""`, many],
    [`${type}x; boundary=y`, many],
    ["application/x-www-form-urlencoded; charset=utf-7", "+AHUAcwBlAHIAbgBhAG0AZQ-=jan"],
    ["application/x-www-form-urlencoded", "&".repeat(60_000)],
    ["application/x-www-form-urlencoded", "a=&".repeat(20_000)],
  ];
  for (const [contentType, fields] of bodies) {
    const headers = { "Content-Type": contentType };
    const answer = await soon(contentType.slice(0, 40), () =>
      press(demo, { path: "/login", fields, headers }),
    );
    expect(answer.status, contentType.slice(0, 40)).toBe(422);
    expect(answer.body).toContain(nl("field.required"));
  }
});

test("decompression bomb (CWE-409): a body that says it is compressed is never unpacked", async ({
  demo,
}) => {
  const bomb = gzipSync(Buffer.from(`username=jan&password=${"a".repeat(20_000_000)}`));
  for (const encoding of ["gzip", "deflate", "br", "gzip, gzip", "identity, gzip"]) {
    const answer = await soon(encoding, () =>
      send(demo.port, {
        method: "POST",
        school: "imb",
        path: "/login",
        headers: {
          Origin: demo.at("imb", ""),
          "Content-Type": "application/x-www-form-urlencoded",
          "Content-Encoding": encoding,
          "Accept-Language": "nl",
        },
        body: bomb,
      }),
    );
    expect(answer.status, encoding).toBe(422);
    expect(answer.body).toContain(nl("field.required"));
  }
});

test("oversized headers and cookies (CWE-770) get an answer at once, and so does the next visitor", async ({
  demo,
}) => {
  const most = { "X-Long": "a".repeat(100_000) };
  const headers: Record<string, string>[] = [
    most,
    { Cookie: `session=${"a".repeat(100_000)}` },
    { Cookie: Array.from({ length: 2000 }, (_, i) => `c${i}=x`).join("; ") },
    { Authorization: `Bearer ${"a".repeat(12_000)}` },
    Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`X-${i}`, "x"])),
  ];
  for (const each of headers) {
    // Where it is too much, a server may end the connection while it is still being sent.
    const answer = await send(demo.port, { school: "imb", path: "/login", headers: each }).catch(() => null);
    expect([200, 400, 413, 431], Object.keys(each)[0]).toContain(answer?.status ?? 431);
    expect((await send(demo.port, { school: "imb", path: "/login" })).status).toBe(200);
  }
});
