import { readSecrets } from "../../e2e/link-of.ts";
import { rowCounts } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { expect, test } from "../server.ts";
import { press, save, signIn } from "./press.ts";

/** What the door calls malformed: lib/door/refusal.test.ts and ../refusals.story.ts. */

test("path traversal (CWE-22) reaches no file: not the database, not the secrets, not the build", async ({
  demo,
}) => {
  const ups = [
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "..%5c",
    "..\\",
    "%252e%252e%252f",
    "..;/",
    "....//",
    "%c0%ae%c0%ae/",
  ];
  const files = ["demo.env", ".env", "package.json", "sleutel.db", ".data/demo.env"];
  const { LINK_KEYS = "" } = readSecrets(demo);
  for (const base of ["/", "/_next/static/", "/outbox/", "/logo/", "/otp/", "/_next/"]) {
    for (const up of ["", ...ups.map((each) => each.repeat(3))]) {
      const path = `${base}${up}${files[(base.length + up.length) % files.length]}`;
      const { status, body } = await send(demo.port, { school: "imb", path });
      expect([308, 400, 404], path).toContain(status);
      expect(body).not.toContain(LINK_KEYS.slice(3));
    }
  }
  for (const file of [
    ...files,
    ".git/config",
    ".next/BUILD_ID",
    ".house/node/start.mjs",
    "server.ts",
    "worker.js",
    "wrangler.jsonc",
    "_headers",
  ]) {
    expect([400, 404], file).toContain((await send(demo.port, { school: "imb", path: `/${file}` })).status);
  }
});

test("forced browsing (CWE-425): pages for administrators are not there for a pupil, however they are spelled", async ({
  demo,
}) => {
  const Cookie = await signIn(demo, "anas.elouardi");
  const paths = [
    "/admin",
    "/admin/people",
    "/desk",
    "/ADMIN",
    "/admin;x",
    "/%61dmin",
    "/admin%2f",
    "/admin.rsc",
    "/./admin",
    "/admin/.",
    "/x/../admin",
    "/admin?_rsc=1",
    "/admin#x",
  ];
  for (const path of paths) {
    for (const headers of [
      { Cookie },
      { Cookie, RSC: "1" },
      { Cookie, "X-Original-URL": "/admin", Referer: demo.at("imb", "/admin") },
    ]) {
      const { status } = await send(demo.port, { school: "imb", path, headers });
      expect([307, 308, 400, 403, 404], path).toContain(status);
    }
  }
});

test("skipping a step (CWE-841): a later form without the earlier one saves nothing and tells nothing", async ({
  demo,
}) => {
  const before = await rowCounts(demo);
  for (const token of ["", "x", "undefined", "null", "a.b.c"]) {
    const fields = {
      token,
      newPassword: "Kersen-in-juni5",
      repeatPassword: "Kersen-in-juni5",
      username: "jan.selle",
    };
    const { status, headers } = await press(demo, { path: "/otp/x", fields });
    expect([status, headers.location ?? ""], token).toEqual(token ? [303, `/otp/${token}`] : [404, ""]);
  }
  expect((await save(demo, demo.at("imb", "/otp/forgot"), "Kersen-in-juni5")).headers.location).toBe(
    "/otp/forgot",
  );
  const fields = {
    password: "a",
    newPassword: "Kersen-in-juni5",
    repeatPassword: "Kersen-in-juni5",
    id: "1",
    locale: "en",
  };
  for (const path of [
    "/account/password",
    "/account/language",
    "/account/devices/end",
    "/account/devices/end-others",
  ]) {
    const answer = await press(demo, { path, fields });
    expect([answer.status, answer.headers.location], path).toEqual([303, "/login?notice=sign-in-first"]);
  }
  for (const path of [
    "/forgot/sent",
    "/help/sent",
    "/account",
    "/otp",
    "/otp/x/y",
    "/logout",
    "/api/health",
  ]) {
    expect((await press(demo, { path, fields })).status, path).toBe(path === "/api/health" ? 405 : 405);
  }
  expect(await rowCounts(demo)).toEqual(before);
});

test("another spelling of a path (CWE-177, CWE-41) is another path, for a page and for its form", async ({
  demo,
}) => {
  const before = await rowCounts(demo);
  const fields = { username: "jan.selle", password: "fout", email: "koen.selle@post.example" };
  for (const path of [
    "/LOGIN",
    "/%6cogin",
    "/%6Cogin",
    "/login;a",
    "/login%3b",
    "/login%20",
    "/login/",
    "/login%2f",
    "/login.rsc",
    "/f%6frgot",
  ]) {
    expect([307, 404], path).toContain((await send(demo.port, { school: "imb", path })).status);
    expect([400, 404, 405], path).toContain((await press(demo, { path, fields })).status);
  }
  expect(await rowCounts(demo)).toEqual(before);
});

test("a slash too many leads to the page of the rest, to the letter", async ({ demo }) => {
  for (const [path, there] of [
    ["/login/", "/login"],
    ["/forgot/?x=/&y", "/forgot?x=/&y"],
    ["/otp/$&/?a=b", "/otp/$&?a=b"],
    ["/otp/$'/?//kwaad.example", "/otp/$'?//kwaad.example"],
  ] as const) {
    const { status, headers } = await send(demo.port, { school: "imb", path });
    expect([status, headers.location], path).toEqual([307, there]);
  }
});

test("what is no page and no route of ours has our own page, and nothing of Next's", async ({ demo }) => {
  for (const path of [
    "/api/x",
    "/api/health/",
    "/_next/x",
    "/gallery",
    "/.well-known/x",
    "/logo/x/y",
    "/RSC",
  ]) {
    const { status, body } = await send(demo.port, { school: "imb", path, headers: { RSC: "1" } });
    expect(status, path).toBe(404);
    expect(body, path).toContain("<h1>");
    expect(body, path).not.toMatch(/__next|_rsc|self\./);
  }
});
