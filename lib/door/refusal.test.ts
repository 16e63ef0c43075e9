import { describe, expect, test } from "vitest";
import { maxBodyBytes, maxUploadBytes, refusalOf } from "./refusal.ts";

const own = "https://imb.sleutel.example";

function arriving(method: string, url: string, headers: Record<string, string> = {}) {
  return refusalOf({
    method,
    url,
    ownOrigin: own,
    header: (name) => ({ host: "imb.sleutel.example", ...headers })[name],
  });
}

describe("a page is given", () => {
  test.each(["/", "/login", "/forgot?x=%ff%00", "/otp/a.b.c", "/caf%C3%A9", "/.well-known/change-password"])(
    "at %s",
    (url) => {
      expect(arriving("GET", url)).toBeNull();
      expect(arriving("HEAD", url)).toBeNull();
    },
  );

  test("whatever origin the visitor comes from", () => {
    expect(
      arriving("GET", "/login", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }),
    ).toBeNull();
  });
});

describe("an address is malformed", () => {
  test.each([
    ["with half a percent sign", "/login%"],
    ["with a percent sign before no digits", "/%zz"],
    ["with bytes that are no UTF-8", "/%ff"],
    ["with an overlong encoding", "/%c0%ae%c0%ae/"],
    ["with a NUL", "/login%00"],
    ["with a line break", "/login%0d%0aSet-Cookie:x"],
    ["with DEL", "/login%7f"],
    ["with a backslash", "/\\evil.example"],
    ["with an encoded backslash", "/%5cevil.example"],
    ["with two slashes before it", "//evil.example/login"],
    ["with two slashes, one of them encoded", "/%2fevil.example"],
    ["that is absolute", "http://evil.example/login"],
    ["that is a star", "*"],
    ["that is empty", ""],
    ["whose slash is encoded", "%2flogin"],
  ])("%s", (_, url) => {
    expect(arriving("GET", url)).toBe("malformed-address");
    expect(arriving("POST", url, { origin: own })).toBe("malformed-address");
  });

  test("and too long with more than 4096 characters", () => {
    expect(arriving("GET", `/${"a".repeat(4095)}`)).toBeNull();
    expect(arriving("GET", `/${"a".repeat(4096)}`)).toBe("address-too-long");
  });
});

test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", ""])(
  "the method %j is not allowed",
  (method) => expect(arriving(method, "/login", { origin: own })).toBe("method-not-allowed"),
);

describe("a post counts as ours", () => {
  test.each([
    ["with the school's own origin", { origin: own }],
    ["with it in capitals", { origin: "HTTPS://IMB.SLEUTEL.EXAMPLE" }],
    ["without an origin, when the browser says same-origin", { "sec-fetch-site": "same-origin" }],
    [
      "with origin null, when the browser says same-origin",
      { origin: "null", "sec-fetch-site": "same-origin" },
    ],
  ])("%s", (_, headers: Record<string, string>) => expect(arriving("POST", "/login", headers)).toBeNull());
});

describe("a post comes from elsewhere", () => {
  const cases: [string, Record<string, string>][] = [
    ["without any word of where from", {}],
    ["with origin null alone", { origin: "null" }],
    ["with an empty origin", { origin: "" }],
    ["from another site", { origin: "https://evil.example" }],
    ["from another school", { origin: "https://riverside.sleutel.example" }],
    ["from the bare domain", { origin: "https://sleutel.example" }],
    ["from the same host over http", { origin: "http://imb.sleutel.example" }],
    ["from another port of the host", { origin: `${own}:8443` }],
    ["from a host that begins like ours", { origin: `${own}.evil.example` }],
    [
      "from another site, whatever the other header says",
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    ],
    ["with origin null from another site", { origin: "null", "sec-fetch-site": "cross-site" }],
    ["with origin null from another school", { origin: "null", "sec-fetch-site": "same-site" }],
    ["without an origin from an address bar", { "sec-fetch-site": "none" }],
    ["without an origin from another site", { "sec-fetch-site": "cross-site" }],
    ["with a referrer of ours alone", { referer: `${own}/login` }],
  ];
  test.each(cases)("%s", (_, headers) => expect(arriving("POST", "/login", headers)).toBe("other-origin"));
});

test("programs post to their own paths without an origin, and nowhere else", () => {
  expect(arriving("POST", "/api/sweep")).toBeNull();
  expect(arriving("POST", "/api/postmark/webhook")).toBeNull();
  for (const url of [
    "/api",
    "/api/health",
    "/api/sweep/",
    "/api/sweep?x",
    "/%61pi/sweep",
    "/login?/api/sweep",
  ]) {
    expect(arriving("POST", url), url).toBe("other-origin");
  }
});

test("a body that says it is larger than any form here is too large", () => {
  const post = (length: number, url = "/help") =>
    arriving("POST", url, { origin: own, "content-length": String(length) });
  expect(post(maxBodyBytes)).toBeNull();
  expect(post(maxBodyBytes + 1)).toBe("too-large");
  expect(post(1e15)).toBe("too-large");
  expect(post(maxBodyBytes + 1, "/api/sweep")).toBe("too-large");
});

test.each([
  "/api/../login",
  "/api/%2e%2e/login",
  "/./login",
  "/login/..",
  "/a//b",
  "/_global-error",
  "/_not-found",
  "/_/x",
])("the path %s is malformed: it would be another one further on", (url) =>
  expect(arriving("GET", url)).toBe("malformed-address"),
);

test("a request that names no host is malformed", () => {
  expect(refusalOf({ method: "GET", url: "/login", ownOrigin: own, header: () => undefined })).toBe(
    "malformed-address",
  );
});

test("a file of people may be larger than any form, at its own door alone", () => {
  const post = (length: number, url: string) =>
    refusalOf({
      method: "POST",
      url,
      header: (name) =>
        ({
          host: "imb.sleutel.example",
          origin: "https://imb.sleutel.example",
          "content-length": `${length}`,
        })[name],
      ownOrigin: "https://imb.sleutel.example",
    });
  expect(post(maxUploadBytes, "/admin/import")).toBeNull();
  expect(post(maxUploadBytes + 1, "/admin/import")).toBe("too-large");
  for (const url of [
    "/admin/import/",
    "/admin/import?x",
    "/admin/%69mport",
    "/admin",
    "/help",
    "/admin/import/x",
  ])
    expect(post(maxBodyBytes + 1, url)).toBe("too-large");
});
