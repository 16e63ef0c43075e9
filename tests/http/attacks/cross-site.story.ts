import { rowCounts, rows } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { expect, test } from "../server.ts";
import { isSignedIn, press, save, signIn } from "./press.ts";

/** Which origins count as ours: lib/door/refusal.test.ts and ../headers.story.ts. */
const username = "steven.vanlooy";
const posts: [string, Record<string, string>][] = [
  ["/login", { username, password: "Regenboog-op-dinsdag-0" }],
  ["/forgot", { username, email: "steven.vanlooy@imb.example" }],
  ["/help", { name: "a", role: "b", problem: "c", contact: "d" }],
  ["/code", { code: "BDFG-HJKL-MN" }],
  ["/admin/letters", { person: "1", days: "7", layout: "letters" }],
  ["/account/password", { password: "a", newPassword: "Kersen-in-juni5", repeatPassword: "Kersen-in-juni5" }],
  ["/account/language", { locale: "en" }],
  ["/account/devices/end", { id: "1" }],
  ["/account/devices/end-others", {}],
  ["/account/sign-out", {}],
  ["/login", { language: "en" }],
];

test("CSRF (CWE-352) and login CSRF: no form takes a post from elsewhere, with or without Origin and fetch metadata", async ({
  demo,
}) => {
  const Cookie = await signIn(demo, username);
  const before = await rowCounts(demo);
  const elsewhere = [
    { Origin: "https://kwaad.example", "Sec-Fetch-Site": "cross-site" },
    { Origin: "null", "Sec-Fetch-Site": "cross-site", "Content-Type": "text/plain" },
    { Origin: `http://riverside.localhost:${demo.port}`, "Sec-Fetch-Site": "same-site" },
    { Origin: `http://localhost:${demo.port}`, "Sec-Fetch-Site": "same-site" },
    { Origin: "null", Referer: demo.at("imb", "/login") },
    { Origin: `http://imb.localhost:${demo.port}.kwaad.example` },
    { Origin: `http://imb.localhost:${demo.port}, https://kwaad.example` },
  ];
  for (const [path, fields] of posts) {
    for (const headers of elsewhere) {
      const answer = await press(demo, { path, fields, headers: { Cookie, ...headers } });
      expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
  }
  const { status } = await save(demo, demo.at("imb", "/otp/x"), "Kersen-in-juni5", { headers: elsewhere[0] });
  expect(status).toBe(403);
  expect(await rowCounts(demo)).toEqual(before);
  expect(await isSignedIn(demo, Cookie)).toBe(true);
});

test("posts by GET, and methods in a header (CWE-352, CWE-650), change nothing", async ({ demo }) => {
  const Cookie = await signIn(demo, username);
  const before = [await rowCounts(demo), await rows(demo, "select id, locale from persons order by id")];
  const overrides = {
    "X-HTTP-Method-Override": "POST",
    "X-HTTP-Method": "POST",
    "X-Method-Override": "POST",
    "Content-Type": "application/x-www-form-urlencoded",
  };
  for (const [path, fields] of posts) {
    const query = new URLSearchParams({ ...fields, _method: "POST" }).toString();
    for (const method of ["GET", "HEAD"]) {
      const answer = await send(demo.port, {
        school: "imb",
        method,
        path: `${path}?${query}`,
        headers: { Cookie, ...overrides },
      });
      expect(answer.status, path).toBeLessThan(500);
      expect(answer.headers["set-cookie"], path).toBeUndefined();
    }
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await send(demo.port, {
        school: "imb",
        method,
        path,
        headers: { Cookie, Origin: demo.at("imb", "") },
      });
      expect(answer.status, `${method} ${path}`).toBe(405);
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    }
  }
  expect([await rowCounts(demo), await rows(demo, "select id, locale from persons order by id")]).toEqual(
    before,
  );
  expect(await isSignedIn(demo, Cookie)).toBe(true);
});

test("another site may not read an answer (CORS, CWE-942) nor frame one (clickjacking, CWE-1021)", async ({
  demo,
}) => {
  const Cookie = await signIn(demo, username);
  for (const path of ["/account", "/account/password", "/login", "/forgot", "/help", "/api/health"]) {
    const headers = { Cookie, Origin: "https://kwaad.example" };
    const answer = await send(demo.port, { school: "imb", path, headers });
    expect(answer.status, path).toBe(200);
    expect(answer.headers["access-control-allow-origin"], path).toBeUndefined();
    expect(answer.headers["x-frame-options"], path).toBe("DENY");
    expect(answer.headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
  }
});

test("cookies (CWE-1004, CWE-1275): a script can't read them, and another site's post does not bring them", async ({
  demo,
}) => {
  const answer = await press(demo, { path: "/login", fields: posts[0]?.[1] ?? {} });
  const set = answer.headers["set-cookie"] ?? [];
  expect(set).toHaveLength(3);
  for (const line of set) {
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(line).not.toMatch(/domain=/i);
  }
});
