import { readSecrets } from "../../e2e/link-of.ts";
import { rows } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { expect, test } from "../server.ts";

/** With the right credentials of the webhook: ../postmark.story.ts. */
const paths = ["/api/sweep", "/api/postmark/webhook"];

test("secrets of programs (CWE-306, CWE-208): 401 without the whole secret, whatever else is sent", async ({
  demo,
}) => {
  const secret = readSecrets(demo).SWEEP_SECRET ?? "";
  const wrong = [
    "",
    "Bearer",
    "Bearer ",
    `Bearer ${secret.slice(0, -1)}`,
    `Bearer ${secret}x`,
    `bearer ${secret}`,
    `Basic ${secret}`,
    secret,
    `Bearer ${secret} ${secret}`,
    "Basic Og==",
    "Basic OnBvc3RtYXJr",
    "Bearer null",
    "Bearer undefined",
    "a".repeat(8000),
  ];
  for (const path of paths) {
    for (const Authorization of wrong) {
      for (const more of [
        {},
        {
          Origin: demo.at("imb", ""),
          "X-Forwarded-For": "127.0.0.1",
          Cookie: `authorization=Bearer ${secret}`,
        },
      ]) {
        const answer = await send(demo.port, {
          method: "POST",
          path,
          headers: { Authorization, ...more },
          body: "{}",
        });
        expect(answer.status, `${path} ${Authorization.slice(0, 12)}`).toBe(401);
        expect(answer.headers["www-authenticate"]).toBeDefined();
        expect(answer.body).toBe("");
      }
    }
    expect((await send(demo.port, { method: "POST", path, headers: { "Content-Length": "0" } })).status).toBe(
      401,
    );
    expect((await send(demo.port, { path: `${path}?secret=${secret}` })).status).toBe(405);
  }
  const headers = { Authorization: `Bearer ${secret}`, "Content-Length": "0" };
  expect((await send(demo.port, { method: "POST", path: "/api/sweep", headers })).status).toBe(200);
});

test("another spelling of a program's path (CWE-288) is no program's", async ({ demo }) => {
  const headers = { Authorization: `Bearer ${readSecrets(demo).SWEEP_SECRET}` };
  for (const path of [
    "/api/sweep/",
    "/api/sweep?x",
    "/%61pi/sweep",
    "/API/sweep",
    "/api//sweep",
    "/api/sweep%2f",
    "/api/sweep;x",
  ]) {
    const { status } = await send(demo.port, { method: "POST", path, headers, body: "" });
    expect([400, 403], path).toContain(status);
  }
});

test("forged reports (CWE-345): a bounce without credentials makes nobody's address undeliverable", async ({
  demo,
}) => {
  const [mail] = await rows(demo, "select id from mails limit 1");
  const body = JSON.stringify({
    RecordType: "Bounce",
    Type: "HardBounce",
    Inactive: true,
    Email: "koen.selle@post.example",
    Metadata: { mail: mail?.id ?? "x" },
  });
  const headers = { "Content-Type": "application/json" };
  expect(
    (await send(demo.port, { method: "POST", path: "/api/postmark/webhook", headers, body })).status,
  ).toBe(401);
  expect(await rows(demo, "select * from undeliverable_addresses")).toEqual([]);
});
