import { createHash } from "node:crypto";
import { send } from "./client.ts";
import { postForm } from "./form.ts";
import { expect, test } from "./server.ts";

const pages = [
  "/login",
  "/forgot",
  "/forgot/sent",
  "/help",
  "/help/sent",
  "/code",
  "/accessibility",
  "/otp/x",
  "/account",
  "/outbox",
];
const others = [
  "/api/health",
  "/icon.svg",
  "/manifest.webmanifest",
  "/.well-known/change-password",
  "/.well-known/security.txt",
  "/bestaat-niet",
];

test("every answer carries the security headers, and no page lets anything in from elsewhere", async ({
  demo,
}) => {
  for (const path of [...pages, ...others, "/", "/%00"]) {
    for (const school of ["imb", "geen-school", undefined]) {
      const { headers, status } = await send(demo.port, { school, path });
      expect(status, path).toBeLessThan(500);
      expect(headers, path).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      const policy = headers["content-security-policy"] ?? "";
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toContain("unsafe");
      expect(headers["x-powered-by"]).toBeUndefined();
    }
  }
});

test("pages are kept by no cache, and hold nothing that runs but files of ours", async ({ demo }) => {
  for (const path of pages) {
    const { headers, body } = await send(demo.port, { school: "imb", path });
    expect(headers["cache-control"], path).toContain("no-store");
    const policy = headers["content-security-policy"] ?? "";
    const scripts = [...body.matchAll(/<script.*?<\/script>/gs)].map(([script]) => script);
    // What leads elsewhere is seen by nobody.
    expect(scripts.length, path).toBe(path === "/account" ? 0 : 1);
    for (const script of scripts) {
      const [, src = "", hash = ""] = / src="([^"]*)" integrity="([^"]*)"><\/script>$/.exec(script) ?? [];
      expect(policy, path).toContain(`script-src '${hash}';`);
      const file = await send(demo.port, { school: "imb", path: src });
      expect(`sha256-${createHash("sha256").update(file.body).digest("base64")}`).toBe(hash);
      expect(file.headers["content-type"]).toMatch(/javascript/);
    }
    for (const [, style = ""] of body.matchAll(/<style>(.*?)<\/style>/gs)) {
      const hash = createHash("sha256").update(style).digest("base64");
      expect(policy, path).toContain(`'sha256-${hash}'`);
    }
    expect(body, path).not.toMatch(/<[^>]* (?:style|on[a-z]+)=|<a href="javascript:/);
    // Nothing is fetched from another site, and one page alone leads to any.
    const links = path === "/accessibility" ? body.replaceAll(/<a href="https:[^>]*>/g, "") : body;
    for (const [, url] of links.matchAll(/ (?:src|href|action)="(https?:[^"]*)"/g)) {
      expect(url, path).toMatch(new RegExp(`^http://[a-z.]*localhost:${demo.port}/`));
    }
  }
});

test("a post that is not from our own page is refused, and one that hides where it is from is told by its fetch metadata", async ({
  demo,
}) => {
  const own = `http://imb.localhost:${demo.port}`;
  const origins = [
    [{}, 403],
    [{ Origin: "https://kwaad.example" }, 403],
    [{ Origin: `http://riverside.localhost:${demo.port}` }, 403],
    [{ Origin: "null" }, 403],
    [{ Origin: "null", "Sec-Fetch-Site": "cross-site" }, 403],
    [{ Origin: "https://kwaad.example", "Sec-Fetch-Site": "same-origin" }, 403],
    [{ Origin: "null", "Sec-Fetch-Site": "same-origin" }, 303],
    [{ Origin: own }, 303],
  ] as const;
  for (const [headers, status] of origins) {
    const answer = await send(demo.port, {
      method: "POST",
      school: "imb",
      path: "/account/sign-out",
      headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
      body: "",
    });
    expect(answer.status, JSON.stringify(headers)).toBe(status);
  }
});

test("signing out has the browser forget the pages of this school, and still know the browser", async ({
  demo,
}) => {
  const answer = await postForm(demo.port, { school: "imb", path: "/account/sign-out", fields: [] });
  expect(answer.status).toBe(303);
  expect(answer.headers["clear-site-data"]).toBe('"cache", "storage"');
});

test("whoever finds a fault is told where to report it, at every host, for less than a year", async ({
  demo,
}) => {
  for (const school of ["imb", undefined]) {
    const { status, headers, body } = await send(demo.port, { school, path: "/.well-known/security.txt" });
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(body).toMatch(/^Contact: mailto:\S+\.example\nExpires: \S+\nPreferred-Languages: nl, en\n/);
    const [, expires = ""] = /^Expires: (.*)$/m.exec(body) ?? [];
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(100);
    expect(days).toBeLessThan(365);
  }
});

test("what a page looks and runs by is kept for ever, and a file that is not there is not", async ({
  demo,
}) => {
  const { body } = await send(demo.port, { school: "imb", path: "/code" });
  const files = [...body.matchAll(/(?:href|src)="(\/(?:style|script)\/[^"]+)"/g)].map(
    ([, path = ""]) => path,
  );
  expect(files).toHaveLength(3);
  for (const path of files) {
    const { status, headers } = await send(demo.port, { school: "imb", path });
    expect([status, headers["cache-control"]], path).toEqual([200, "public, max-age=31536000, immutable"]);
    const gone = await send(demo.port, { school: "imb", path: path.replace(".", ".x") });
    expect([gone.status, gone.headers["cache-control"]], path).toEqual([404, "no-store"]);
    const part = await send(demo.port, { school: "imb", path, headers: { Range: "bytes=99999999-" } });
    expect(part.status, path).toBeLessThan(500);
  }
  for (const path of ["/style/", "/script/", "/_next/static/"]) {
    const { headers } = await send(demo.port, { school: "imb", path });
    expect(headers["cache-control"], path).toBe("no-store");
  }
});
