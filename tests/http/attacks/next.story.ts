import { rowCounts } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { comparable } from "../comparable.ts";
import { expect, test } from "../server.ts";
import { press, signIn } from "./press.ts";

/** What the framework reads from a request that no visitor of ours has to send. */
const action = "00a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

test("skipping what stands before a page (CVE-2025-29927): x-middleware-subrequest and its kin open nothing", async ({
  demo,
}) => {
  const values = ["middleware", "proxy", "src/middleware", "pages/_middleware"].map((name) =>
    Array(5).fill(name).join(":"),
  );
  for (const value of [...values, "1"]) {
    for (const name of [
      "X-Middleware-Subrequest",
      "X-Middleware-Rewrite",
      "X-Middleware-Next",
      "X-Middleware-Set-Cookie",
      "X-Middleware-Override-Headers",
      "X-Middleware-Subrequest-Id",
    ]) {
      const headers = { [name]: value };
      expect((await send(demo.port, { school: "imb", path: "/account", headers })).status).toBe(307);
      const post = await press(demo, {
        path: "/account/sign-out",
        fields: "",
        headers: { ...headers, Origin: "https://kwaad.example" },
      });
      expect(post.status, name).toBe(403);
      expect(post.headers["set-cookie"]).toBeUndefined();
    }
  }
});

/** The published proof of CVE-2025-55182: a chunk that passes for a promise and reaches the constructor of functions. */
function react2shell(boundary: string): string {
  const chunk = {
    // biome-ignore lint/suspicious/noThenProperty: it is the attack
    then: "$1:__proto__:then",
    status: "resolved_model",
    reason: -1,
    value: '{"then":"$B1337"}',
    _response: {
      _prefix: "process.mainModule.require('child_process').execSync('touch /tmp/kwaad');",
      _chunks: "$Q2",
      _formData: { get: "$1:constructor:constructor" },
    },
  };
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return `${part("0", JSON.stringify(chunk))}${part("1", '"$@0"')}${part("2", "[]")}--${boundary}--\r\n`;
}

test("calling server functions (CVE-2025-55182, CVE-2025-66478, CVE-2024-34351, CVE-2024-56332): there are none, and nothing decodes a payload", async ({
  demo,
}) => {
  const before = await rowCounts(demo);
  const multipart = (body: string) => ["multipart/form-data; boundary=x", body] as const;
  const field = (name: string, value: string) =>
    multipart(`--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`);
  const payloads = [
    multipart(react2shell("x")),
    field(`$ACTION_ID_${action}`, ""),
    field("$ACTION_REF_1", ""),
    field("$ACTION_1:0", `{"id":"${action}","bound":"$@1"}`),
    field("$ACTION_KEY", "k1"),
    ["text/plain;charset=UTF-8", '["$F1",{"__proto__":{"x":1}}]'] as const,
    ["text/plain;charset=UTF-8", "0"] as const,
    ["application/x-www-form-urlencoded", `$ACTION_ID_${action}=&0=x`] as const,
    ["text/x-component", '0:"$1"'] as const,
  ];
  for (const [type, fields] of payloads) {
    for (const [path, status] of [
      ["/login", 422],
      ["/", 405],
      ["/bestaat-niet", 405],
      ["/_next/x", 405],
    ] as const) {
      const headers = {
        "Content-Type": type,
        "Next-Action": action,
        RSC: "1",
        "Next-Router-State-Tree": "%5B%22%22%5D",
      };
      const answer = await press(demo, { path, fields, headers });
      expect(answer.status, `${path} ${type}`).toBe(status);
      expect(answer.headers["content-type"], path).toBe("text/html; charset=utf-8");
    }
    // The paths of programs are Next's to answer, after their secret.
    for (const path of ["/api/sweep", "/api/postmark/webhook"]) {
      const headers = { "Content-Type": type, "Next-Action": action };
      expect((await press(demo, { path, fields, headers })).status).toBe(401);
    }
  }
  expect(await rowCounts(demo)).toEqual(before);
});

test("headers of the router, whole and broken, (CVE-2025-49005, CVE-2025-48068) change nothing of an answer", async ({
  demo,
}) => {
  const Cookie = await signIn(demo, "anas.elouardi");
  const trees = [
    "%5B%22%22%5D",
    "%00",
    "[",
    "null",
    "%5B%22%22%2C%7B%22children%22%3A%5B%22account%22%5D%7D%5D",
    "a".repeat(4000),
    "%",
  ];
  for (const path of ["/login", "/account"]) {
    const plain = comparable(await send(demo.port, { school: "imb", path }));
    for (const tree of trees) {
      for (const more of [
        {},
        { "Next-Router-Prefetch": "1" },
        { "Next-Router-Segment-Prefetch": "/_tree" },
        { "Next-Router-Segment-Prefetch": "../../account" },
        { "Next-HMR-Refresh": "1" },
        { "Next-Url": "http://kwaad.example/" },
      ]) {
        const headers = { RSC: "1", "Next-Router-State-Tree": tree, ...more };
        const answer = await send(demo.port, { school: "imb", path, headers });
        expect(comparable(answer), `${path} ${JSON.stringify(headers)}`).toBe(plain);
      }
    }
  }
  expect((await send(demo.port, { school: "imb", path: "/account", headers: { Cookie } })).status).toBe(200);
});

test("the image service (CVE-2024-47831, CVE-2025-55173, CVE-2025-57822) fetches nothing, and development has left nothing behind", async ({
  demo,
}) => {
  const paths = [
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/image?url=http%3A%2F%2F127.0.0.1%3A1%2Fx.png&w=64&q=75",
    "/_next/image?url=%2F%2Fkwaad.example%2Fx.png&w=3840&q=100",
    "/_next/webpack-hmr",
    "/_next/data/x/login.json",
    "/_next/server/app/login.html",
    "/_next/static/chunks/..%2f..%2fBUILD_ID",
    "/_next/static/development/_devPagesManifest.json",
    "/__nextjs_original-stack-frames",
    "/__nextjs_font/x",
    "/__nextjs_source-map?filename=x",
    "/_next/mcp",
    "/cdn-cgi/image/width=1/icon.svg",
    "/_vercel/insights",
    "/.well-known/vercel",
  ];
  for (const path of paths) {
    const { status } = await send(demo.port, { school: "imb", path });
    // The platform of the edge keeps one of these paths for itself.
    expect([400, 403, 404], path).toContain(status);
  }
});

test("the framework's own query names (CWE-20) change nothing on a page", async ({ demo }) => {
  const page = async (query: string) =>
    comparable(await send(demo.port, { school: "imb", path: `/login?${query}` }));
  const plain = await page("");
  const names = ["__nextDefaultLocale", "nextInternalLocale", "nxtPtoken", "__nextDataReq", "amp", "_rsc"];
  for (const name of names) expect(await page(`${name}=1`), name).toBe(plain);
});
