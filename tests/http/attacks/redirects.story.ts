import { send } from "../client.ts";
import { expect, test } from "../server.ts";
import { press } from "./press.ts";

const names = [
  "next",
  "returnTo",
  "return_to",
  "redirect",
  "redirect_uri",
  "url",
  "continue",
  "callbackUrl",
  "goTo",
  "dest",
  "notice",
];
const targets = [
  "https://kwaad.example/",
  "//kwaad.example/",
  "/\\kwaad.example/",
  "\\\\kwaad.example",
  "/%09/kwaad.example",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "https:kwaad.example",
  "http://imb.localhost@kwaad.example/",
];

/** Where a browser goes that was here. */
const hostOf = (location: string, here: string) => new URL(location, here).host;

test("open redirect (CWE-601): no parameter leads anywhere else, nor becomes a link", async ({ demo }) => {
  const here = demo.at("imb", "/login");
  const check = (label: string, { headers, body }: Awaited<ReturnType<typeof send>>) => {
    if (headers.location) expect(hostOf(headers.location, here), label).toBe(new URL(here).host);
    expect(headers.refresh ?? "", label).not.toMatch(/^\d+;url=(?!\/[^/\\])/i);
    expect(body, label).not.toMatch(/(?:href|src|action|content)="(?:javascript:|data:|[^"]*\/\/kwaad)/i);
  };
  for (const target of targets) {
    const query = new URLSearchParams(names.map((name) => [name, target])).toString();
    for (const path of ["/login", "/", "/account", "/account/", "/forgot", "/.well-known/change-password"]) {
      const url = `${path}?${query}`;
      check(url, await send(demo.port, { school: "imb", path: url }));
    }
    const fields = Object.fromEntries(names.map((name) => [name, target]));
    check(target, await press(demo, { path: `/login?${query}`, fields: { ...fields, language: "en" } }));
    check(target, await press(demo, { path: `/nergens?${query}`, fields: { ...fields, language: "en" } }));
    check(
      target,
      await press(demo, {
        path: `/forgot?${query}`,
        fields: { ...fields, username: "x", email: "x@x.example" },
      }),
    );
    // The one value of a form that an answer leads back to.
    const token = { token: target, newPassword: "Kersen-in-juni5", repeatPassword: "Kersen-in-juni5" };
    check(target, await press(demo, { path: "/otp/x", fields: token }));
    const byScript = await press(demo, {
      path: "/otp/x",
      fields: token,
      headers: { Accept: "application/json" },
    });
    expect(JSON.parse(byScript.body).goTo ?? "/otp/").toMatch(/^\/otp\/[^/\\]*$/);
  }
});

test("open redirect by the path (CWE-601): a language button on a strange path leads back to this host", async ({
  demo,
}) => {
  const paths = [
    "//kwaad.example/",
    "/\\kwaad.example",
    "/%2fkwaad.example",
    "/%5ckwaad.example",
    "/.//kwaad.example",
    "/%09/kwaad.example",
    "/@kwaad.example",
    "/x//kwaad.example/",
    "/;@kwaad.example",
    "/%e3%80%82kwaad.example",
    "/kwaad.example/%2e%2e",
    "///kwaad.example/%2f..",
  ];
  for (const path of paths) {
    for (const answer of [
      await press(demo, { path, fields: { language: "en" } }),
      await send(demo.port, { school: "imb", path: `${path}/` }),
    ]) {
      const { location } = answer.headers;
      if (location)
        expect(hostOf(location, demo.at("imb", "/login")), path).toBe(`imb.localhost:${demo.port}`);
      else expect(answer.status, path).toBeGreaterThanOrEqual(400);
    }
  }
});

test("response splitting (CWE-113): a line break in a query or a form ends no header", async ({ demo }) => {
  const evil = "x%0d%0aSet-Cookie:%20session=kwaad%0d%0a%0d%0a<p>";
  for (const answer of [
    await press(demo, { path: `/login?${evil}`, fields: { language: "en" } }),
    await press(demo, { path: `/nergens?${evil}`, fields: { language: "en" } }),
    await press(demo, {
      path: "/otp/x",
      fields: `token=${evil}&newPassword=Kersen-in-juni5&repeatPassword=Kersen-in-juni5`,
    }),
    await press(demo, { path: "/account/language", fields: `locale=${evil}` }),
    await press(demo, { path: "/login", fields: `language=${evil}&username=a&password=b` }),
    await send(demo.port, { school: "imb", path: `/account/?${evil}` }),
    await send(demo.port, { school: "imb", path: `/login?notice=${evil}` }),
  ]) {
    expect(answer.status).toBeLessThan(500);
    expect(JSON.stringify(answer.headers["set-cookie"] ?? [])).not.toContain("kwaad");
    for (const value of Object.values(answer.headers)) expect(String(value)).not.toMatch(/[\r\n]/);
  }
});
