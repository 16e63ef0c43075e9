import { target } from "../../e2e/target.ts";
import { send } from "../client.ts";
import { comparable } from "../comparable.ts";
import { expect, test } from "../server.ts";
import { press, signIn } from "./press.ts";

const personal = /Dag Chloé|chloe\.desmet/;

/** Paths that a cache in between may take for a file's. */
const deceptive = [
  "/account/x.css",
  "/account.css",
  "/account.rsc",
  "/account;x.css",
  "/account%3bx.css",
  "/account%2fx.css",
  "/account%3fx.css",
  "/account%23x.css",
  "/account%0ax.css",
  "/account%00x.css",
  "/account/%2e%2e/x.css",
  "/account/..%2fx.css",
  "/account//x.css",
  "/account/.css",
  "/account/password/x.js",
  "/_next/static/../../account",
  "/_next/static/%2e%2e%2f%2e%2e%2faccount",
  "/_next/static/..%2f..%2faccount?x.css",
  "/_next/data/x/account.json",
  "/%61ccount",
  "/ACCOUNT",
  "/icon.svg/../account",
  "/icon.svg%2f..%2faccount",
  "/robots.txt/account",
];

test("web cache deception (CWE-525; Omer Gil 2017): under a file's name there is nothing personal, and no cache may keep it", async ({
  demo,
}) => {
  const Cookie = await signIn(demo, "chloe.desmet");
  for (const path of deceptive) {
    const { status, body, headers } = await send(demo.port, { school: "imb", path, headers: { Cookie } });
    // The platform of the edge takes such steps itself, before anything is kept: then this is the page itself.
    if (!(target.isEdge && /\.\.|%2e/i.test(path))) {
      expect(body, path).not.toMatch(personal);
      expect(status, path).toBeGreaterThanOrEqual(300);
    }
    expect(headers["cache-control"] ?? "no-store", path).not.toMatch(/public|s-maxage|max-age=[1-9]/);
  }
});

test("personal pages (CWE-525) are kept by no cache, whole or in parts, nor are answers to forms", async ({
  demo,
}) => {
  const Cookie = await signIn(demo, "chloe.desmet");
  const rsc = { RSC: "1" };
  const parts = [
    ["/account", {}],
    ["/account?x.css", {}],
    ["/account", { Accept: "text/css" }],
    ["/account?_rsc", rsc],
    ["/account", rsc],
    ["/account/password", {}],
    ["/outbox", {}],
  ] as const;
  for (const [path, headers] of parts) {
    const answer = await send(demo.port, { school: "imb", path, headers: { Cookie, ...headers } });
    expect(answer.headers["cache-control"] ?? "no-store", path).toContain("no-store");
    expect(answer.headers.etag, path).toBeUndefined();
  }
  for (const headers of [{ Cookie }, { Cookie, Accept: "application/json" }]) {
    for (const path of ["/login", "/forgot", "/account/language", "/account/sign-out"]) {
      const answer = await press(demo, { path, fields: { locale: "nl" }, headers });
      expect(answer.headers["cache-control"], path).toContain("no-store");
    }
  }
});

test("cache poisoning (CWE-349; CVE-2024-46982, CVE-2025-49826): whatever one visitor sends, the next one gets the page as it is", async ({
  demo,
}) => {
  const page = async (path: string) => comparable(await send(demo.port, { school: "imb", path }));
  const paths = ["/login", "/bestaat-niet", "/icon.svg", "/"];
  const before = await Promise.all(paths.map(page));
  const poison = {
    "X-Forwarded-Host": "kwaad.example",
    "X-Now-Route-Matches": "1=login",
    "X-Prerender-Revalidate": "x",
    "X-Nextjs-Data": "1",
    "Next-Router-Prefetch": "1",
    "Next-Url": "//kwaad.example/",
    RSC: "1",
    Purpose: "prefetch",
    "If-None-Match": "*",
    "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT",
    Range: "bytes=0-0",
    Cookie: "language=en; __prerender_bypass=x; __next_preview_data=x; NEXT_LOCALE=en",
    "Accept-Language": "en",
    "User-Agent": "Googlebot <script>",
    Origin: "https://kwaad.example",
  };
  for (const [name, value] of [...Object.entries(poison), ["Content-Security-Policy", "x"]] as const) {
    for (const path of paths) {
      const headers = { [name]: value };
      const { status, body } = await send(demo.port, { school: "imb", path, headers });
      expect(status, `${path} ${name}`).toBeLessThan(500);
      expect(body, `${path} ${name}`).not.toContain("kwaad");
    }
  }
  expect(await Promise.all(paths.map(page))).toEqual(before);
});

test("only what is the same for everybody may be kept (CWE-524)", async ({ demo }) => {
  const login = await send(demo.port, { school: "imb", path: "/login" });
  const logo = /\/logo\/[\w-]+/.exec(login.body)?.[0] ?? "";
  const atImb = await send(demo.port, { school: "imb", path: logo });
  expect(atImb.headers["cache-control"]).toContain("immutable");
  expect(atImb.headers["set-cookie"]).toBeUndefined();
  expect((await send(demo.port, { school: "riverside", path: logo })).status).toBe(404);
});
