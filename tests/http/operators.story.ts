import { execFileSync } from "node:child_process";
import { type Demo, withDemo } from "../e2e/demo.ts";
import { readSecrets } from "../e2e/link-of.ts";
import { mailsExpected } from "../e2e/mailbox.ts";
import { en, nl } from "../e2e/words.ts";
import { send } from "./client.ts";
import { cookiesOf } from "./cookies-of.ts";
import { postForm } from "./form.ts";
import { expect, test } from "./server.ts";

/** The operators' command line, on the demo's own database. */
function sleutel(demo: Demo, ...args: string[]) {
  const env = {
    ...readSecrets(demo),
    PATH: process.env.PATH,
    NODE_ENV: "production" as const,
    DATA_DIR: demo.dataDir,
    DATABASE_URL: demo.database.url,
    PORT: String(demo.port),
    SLEUTEL_DEMO: "1",
  };
  const said = execFileSync(process.execPath, ["scripts/sleutel.ts", ...args, "--json"], { env });
  return JSON.parse(said.toString());
}

const password = "Krijtbord9-kraakt";

test("a school begins from two commands and a mail", async ({ demo }) => {
  const school = [
    "--name",
    "Sint-Jan",
    "--town",
    "Gent",
    "--address",
    "Kerkstraat 1",
    "--helpdesk",
    "help@sj.example",
  ];
  expect(sleutel(demo, "school", "add", "--slug", "sint-jan", ...school)).toMatchObject({
    status: "added",
    url: demo.at("sint-jan", "/"),
  });
  const who = ["--username", "mia", "--email", "mia@sj.example", "--given", "Mia", "--family", "Devos"];
  expect(sleutel(demo, "admin", "invite", "--school", "sint-jan", ...who)).toMatchObject({ isNew: true });
  // What the server's sweeper does every quarter of a minute.
  const headers = { Authorization: `Bearer ${readSecrets(demo).SWEEP_SECRET}` };
  await send(demo.port, { method: "POST", path: "/api/sweep", headers });
  const [mail] = await mailsExpected(demo, 1, "mia@sj.example");
  const link = mail?.link ?? "";
  expect(link).toContain(demo.at("sint-jan", "/otp/"));
  const chosen = await postForm(demo.port, {
    school: "sint-jan",
    path: new URL(link).pathname,
    fields: [
      ["newPassword", password],
      ["repeatPassword", password],
    ],
  });
  expect(chosen.status).toBe(303);
  const signedIn = await postForm(demo.port, {
    school: "sint-jan",
    path: "/login",
    fields: [
      ["username", "mia"],
      ["password", password],
    ],
  });
  expect(signedIn.headers.location).toBe("/account");
  const hers = { Cookie: cookiesOf(signedIn), "Accept-Language": "nl" };
  const desk = await send(demo.port, { school: "sint-jan", path: "/admin", headers: hers });
  expect(desk.status).toBe(200);
  expect(desk.body).toContain(nl("desk.today"));
});

test("a suspended school says kindly that its door is closed, on every page and to every form", async () => {
  test.setTimeout(180_000);
  await withDemo({}, async (demo) => {
    sleutel(demo, "school", "suspend", "imb", "--yes");
    const paths = ["/", "/login", "/forgot", "/help", "/account", "/admin", "/otp/x", "/outbox", "/nowhere"];
    // What the server knew of the school is forgotten within half a minute.
    const isClosed = async () => (await send(demo.port, { school: "imb", path: "/login" })).status === 503;
    await expect.poll(isClosed, { timeout: 45_000 }).toBe(true);
    for (const [language, words] of [
      ["nl", nl],
      ["en", en],
    ] as const) {
      for (const path of paths) {
        const headers = { "Accept-Language": language };
        const { status, body } = await send(demo.port, { school: "imb", path, headers });
        expect({ path, status }).toEqual({ path, status: 503 });
        expect(body).toContain(words("problem.school-closed-title"));
        expect(body).toContain("mailto:");
        expect(body).not.toContain('id="form"');
      }
    }
    const fields = [
      ["username", "jan.selle"],
      ["password", "Kikker7-in-de-vijver"],
    ] as const;
    const posted = await postForm(demo.port, { school: "imb", path: "/login", fields });
    expect([posted.status, posted.headers.location]).toEqual([303, "/login"]);
    expect(posted.headers["set-cookie"]).toBeUndefined();
    const headers = { Accept: "application/json" };
    const byScript = await postForm(demo.port, { school: "imb", path: "/login", fields, headers });
    expect(JSON.parse(byScript.body)).toMatchObject({ goTo: "/login" });
    const pressed = await postForm(demo.port, {
      school: "imb",
      path: "/login",
      fields: [["language", "en"]],
    });
    expect(pressed.status).toBe(503);
    expect(pressed.body).toContain(en("problem.school-closed-title"));

    expect((await send(demo.port, { school: "imb", path: "/api/health" })).status).toBe(200);
    expect((await send(demo.port, { school: "riverside", path: "/login" })).status).toBe(200);
    expect((await send(demo.port, { school: "riverside", path: "/problem/school-closed" })).status).toBe(404);
    expect((await send(demo.port, { path: "/" })).status).toBe(200);

    sleutel(demo, "school", "resume", "imb");
    await expect.poll(isClosed, { timeout: 45_000 }).toBe(false);
    const again = await postForm(demo.port, { school: "imb", path: "/login", fields });
    expect(again.headers.location).toBe("/account");
  });
});
