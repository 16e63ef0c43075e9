import { describe, expect, test } from "vitest";
import { isForProxiesOnly, isForRuntime, pageContentPolicy, securityHeaders } from "./headers.ts";

const policy = { isHttps: true, isDevelopment: false, path: "/login" };

describe("every answer", () => {
  const headers = securityHeaders(policy);

  test("lets in nothing, where it is no page", () => {
    expect(headers["Content-Security-Policy"]).toMatch(/^default-src 'none'/);
    expect(headers["Content-Security-Policy"]).not.toContain("'self'");
  });

  test("may not be framed, and posts nowhere", () => {
    expect(headers["Content-Security-Policy"]).toMatch(/frame-ancestors 'none'/);
    expect(headers["Content-Security-Policy"]).toMatch(/form-action 'none'/);
    expect(headers["Content-Security-Policy"]).toMatch(/base-uri 'none'/);
    expect(headers["X-Frame-Options"]).toBe("DENY");
  });

  test("tells no other site where the visitor was, and our own site does hear it", () => {
    expect(headers["Referrer-Policy"]).toBe("same-origin");
  });

  test("is not guessed at, not opened by another site, and asks for no device", () => {
    expect(headers).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": expect.stringContaining("camera=()"),
    });
  });

  test("demands https from then on, where it came over https", () => {
    expect(headers["Strict-Transport-Security"]).toMatch(/^max-age=\d{8}; includeSubDomains$/);
    expect(securityHeaders({ ...policy, isHttps: false })).not.toHaveProperty("Strict-Transport-Security");
  });

  test("holds no line break", () => {
    for (const value of Object.values(headers)) expect(value).not.toMatch(/[\r\n]/);
  });
});

describe("a page", () => {
  const csp = pageContentPolicy({
    scripts: new Set(["sha256-a", "sha256-b"]),
    styles: new Set(["sha256-c"]),
  });

  test("runs what it has itself, by its hash, whatever lies elsewhere", () => {
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("script-src 'sha256-a' 'sha256-b';");
    expect(csp).toContain("style-src 'self' 'sha256-c';");
    expect(csp).not.toMatch(/unsafe|nonce|https?:|\*/);
  });

  test("makes no markup and no script of text", () => {
    expect(csp).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  });

  test("may not be framed, and posts nowhere but here", () => {
    expect(csp).toMatch(/frame-ancestors 'none'/);
    expect(csp).toMatch(/form-action 'self'/);
    expect(csp).toMatch(/base-uri 'none'/);
  });

  test("that has none runs nothing", () => {
    expect(pageContentPolicy({ scripts: new Set(), styles: new Set() })).toMatch(
      /script-src 'none'; style-src 'self';/,
    );
  });
});

describe("a mail in the outbox", () => {
  test("runs nothing, loads nothing, and is framed by our own page alone", () => {
    const headers = securityHeaders({ ...policy, path: "/outbox/abc/html" });
    const csp = headers["Content-Security-Policy"] ?? "";
    expect(csp).toMatch(/^default-src 'none'/);
    expect(csp).toContain("sandbox");
    expect(csp).toContain("frame-ancestors 'self'");
    expect(csp).not.toMatch(/script-src|allow-scripts|allow-same-origin/);
    expect(headers["X-Frame-Options"]).toBe("SAMEORIGIN");
  });

  test.each(["/outbox", "/outbox/abc", "/outbox/a/b/html", "/outbox/abc/html/", "/login/outbox/abc/html"])(
    "%s is a page like any other",
    (path) => expect(securityHeaders({ ...policy, path })["X-Frame-Options"]).toBe("DENY"),
  );
});

test("headers that speak for a proxy or for Next are taken from a request", () => {
  const taken = [
    "x-forwarded-for",
    "x-forwarded-host",
    "x-real-ip",
    "x-middleware-subrequest",
    "x-nextjs-data",
  ];
  for (const name of [...taken, "forwarded", "via", "cdn-loop"])
    expect(isForProxiesOnly(name), name).toBe(true);
  for (const name of [
    "host",
    "origin",
    "cookie",
    "user-agent",
    "content-type",
    "accept-language",
    "sec-fetch-site",
  ]) {
    expect(isForProxiesOnly(name), name).toBe(false);
  }
});

test("headers by which Next's runtime speaks to its server are taken from a request", () => {
  for (const name of ["rsc", "next-action", "next-router-state-tree", "next-url", "next-hmr-refresh"]) {
    expect(isForRuntime(name), name).toBe(true);
  }
  for (const name of ["accept", "range", "cookie"]) expect(isForRuntime(name), name).toBe(false);
});
