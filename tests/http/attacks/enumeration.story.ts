import { send } from "../client.ts";
import { comparable } from "../comparable.ts";
import { expect, test } from "../server.ts";
import { press } from "./press.ts";

/** A request: ../same-answer.story.ts. */
test("enumeration by sign-in (CWE-204): one answer for unknown, wrong, without a password, inactive and over", async ({
  demo,
}) => {
  const tries: [string, string][] = [
    ["niemand.hier", "Regenboog-op-dinsdag-0"],
    ["jan.selle", "Regenboog-op-dinsdag-0"],
    ["noor.jacobs", "Regenboog-op-dinsdag-0"],
    ["tom.maes", "Aardbei3-met-room"],
    ["tom.maes", "Kapstok-6-links"],
  ];
  for (const headers of [{}, { Accept: "application/json" }]) {
    const answers = new Set<string>();
    for (const [username, password] of tries) {
      const answer = await press(demo, { path: "/login", fields: { username, password }, headers });
      const { "content-length": _, ...others } = answer.headers;
      answers.add(comparable({ ...answer, headers: others }).replaceAll(username, "NAME"));
    }
    expect([...answers]).toHaveLength(1);
  }
});

test("enumeration by help (CWE-204): the answer knows nobody's name", async ({ demo }) => {
  const answers = new Set<string>();
  for (const name of ["Jan Selle", "Niemand Hier", "An Peeters"]) {
    const fields = { name, role: "leerling", contact: "x", problem: "vergeten" };
    answers.add(comparable(await press(demo, { path: "/help", fields })));
  }
  expect([...answers]).toHaveLength(1);
});

test("enumeration by cookies (CWE-203): what looks like a session or a known browser changes nothing on the pages for everybody", async ({
  demo,
}) => {
  for (const path of ["/login", "/forgot", "/help", "/forgot/sent"]) {
    const page = async (Cookie: string) =>
      comparable(await send(demo.port, { school: "imb", path, headers: { Cookie } }));
    expect(await page(`session=${"a".repeat(43)}; known=${"a".repeat(16)}.${"b".repeat(22)}`)).toBe(
      await page(""),
    );
  }
});

test("enumeration by the school finder (CWE-200): names and towns of at most twenty, for two letters or more, and nobody in them", async ({
  demo,
}) => {
  const search = async (q: string) => (await send(demo.port, { path: `/?q=${encodeURIComponent(q)}` })).body;
  const found = (body: string) =>
    [...body.matchAll(/href="http:\/\/([a-z0-9-]+)\.localhost/g)].map(([, slug]) => slug);
  for (const q of ["", " ", "i", "%", "@", "imb", "jan.selle", "an.peeters@imb.example", "helpdesk"]) {
    expect(found(await search(q)), q).toEqual([]);
  }
  expect(found(await search("instituut"))).toContain("imb");
  for (const q of ["in", "ma", "ri"]) {
    const body = await search(q);
    expect(found(body).length, q).toBeLessThanOrEqual(20);
    expect(body, q).not.toMatch(/[\w.]+@[\w.]+\.example|jan\.selle/);
  }
});

test("verbose errors (CWE-209): no answer tells of a stack, a query, a version or a path of ours", async ({
  demo,
}) => {
  for (const path of [
    "/bestaat-niet",
    "/otp/x",
    "/%00",
    "/login?notice=%ff",
    "/api/bestaat-niet",
    "/api/health",
    "/problem/unexpected",
    "/_next/x",
  ]) {
    const { headers, body } = await send(demo.port, { school: "imb", path });
    expect(body, path).not.toMatch(/node_modules|at \w+ \(|sqlite|libsql|drizzle|\/tmp\/|\/work\//i);
    for (const name of ["server", "x-powered-by", "x-aspnet-version", "via"])
      expect(headers[name], path).toBeUndefined();
  }
});
