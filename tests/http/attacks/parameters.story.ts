import { rowCounts, rows } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { comparable } from "../comparable.ts";
import { expect, test } from "../server.ts";
import { press, signIn } from "./press.ts";

/** What is said of a field that comes twice, or as a file: ../strange-input.story.ts. */
const form = "application/x-www-form-urlencoded";
const json = "application/json";
const theirs = "yasmina.elidrissi%40imb.example";

test("two addresses for one (CWE-235, CWE-88): arrays, objects, JSON, lists and mail headers send nobody a link", async ({
  demo,
}) => {
  const before = await rowCounts(demo);
  const bodies: [string, string][] = [
    ...[
      `email=${theirs}&email=kwaad%40kwaad.example`,
      `email[]=${theirs}&email[]=kwaad%40kwaad.example`,
      `email[0]=${theirs}&email[1]=kwaad%40kwaad.example`,
      `email[a]=${theirs}`,
      `email=${theirs},kwaad%40kwaad.example`,
      `email=${theirs};kwaad%40kwaad.example`,
      `email=${theirs}%20kwaad%40kwaad.example`,
      `email=${theirs}|kwaad%40kwaad.example`,
      `email=${theirs}%0a%0dcc:kwaad%40kwaad.example`,
      `email=${theirs}%0d%0aBcc:%20kwaad%40kwaad.example`,
      `email=${theirs}%00kwaad%40kwaad.example`,
      `email=%22${theirs}%22%20%3Ckwaad%40kwaad.example%3E`,
      `email=kwaad%40kwaad.example&Email=${theirs}`,
      `email=kwaad%40kwaad.example%26email=${theirs}`,
      `email=kwaad%40kwaad.example&to=${theirs}&mail=${theirs}&user[email]=${theirs}`,
    ].map((fields): [string, string] => [form, `username=an.peeters&${fields}`]),
    [json, '{"username":"an.peeters","email":["yasmina.elidrissi@imb.example","kwaad@kwaad.example"]}'],
    [json, '{"username":{"$ne":null},"email":{"$gt":""}}'],
    [`${form}; ${json}`, '{"username":"an.peeters","email":"yasmina.elidrissi@imb.example"}'],
    ["text/plain", `username=an.peeters&email=${theirs}`],
    ["multipart/mixed; boundary=x", `--x\r\n\r\nemail=${theirs}\r\n--x--`],
  ];
  let accepted = 0;
  for (const [type, fields] of bodies) {
    const { status } = await press(demo, { path: "/forgot", fields, headers: { "Content-Type": type } });
    expect([303, 422], fields).toContain(status);
    accepted += Number(status === 303);
  }
  const requests = Number(before.recovery_requests) + accepted;
  expect(await rowCounts(demo)).toEqual({ ...before, recovery_requests: requests });
});

test("mass assignment (CWE-915): fields that no form has change nothing, and nobody becomes an administrator", async ({
  demo,
}) => {
  const people =
    "select id, account_id, school_id, position, is_active, is_administrator, password_verifier from persons order by id";
  const before = await rows(demo, people);
  const more = {
    isAdministrator: "1",
    is_administrator: "true",
    role: "admin",
    position: "0",
    personId: "1",
    schoolId: "1",
    isActive: "1",
    "person[isAdministrator]": "1",
    status: "200",
    goTo: "https://kwaad.example",
    errors: "",
    waitSeconds: "0",
  };
  const Cookie = await signIn(demo, "tom.maes", "Halfpipe-na-4-uur");
  for (const [path, fields] of [
    ["/login", { username: "tom.maes", password: "fout" }],
    ["/forgot", { username: "tom.maes", email: "kwaad@kwaad.example" }],
    ["/account/language", { locale: "nl" }],
    [
      "/account/password",
      { password: "fout", newPassword: "Kersen-in-juni5", repeatPassword: "Kersen-in-juni5" },
    ],
  ] as const) {
    const answer = await press(demo, { path, fields: { ...fields, ...more }, headers: { Cookie } });
    expect([303, 422], path).toContain(answer.status);
    expect(answer.headers.location ?? "/").toMatch(/^\/(?!\/)/);
  }
  expect(await rows(demo, people)).toEqual(before);
});

test("prototype pollution (CWE-1321): names of an object's own parts, in forms, cookies, queries and paths, change no later answer", async ({
  demo,
}) => {
  const page = () => send(demo.port, { school: "imb", path: "/login" });
  const before = comparable(await page());
  const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"];
  const pairs = names.flatMap((name) => [
    `${name}=x`,
    `${name}[isAdministrator]=1`,
    `${name}.isAdministrator=1`,
    `constructor[prototype][${name}]=1`,
  ]);
  const Cookie = `${pairs.join("; ")}; language=__proto__; person-language=constructor`;
  for (const path of ["/login", "/forgot", "/help"]) {
    const answer = await press(demo, { path, fields: pairs.join("&"), headers: { Cookie } });
    expect(answer.status, path).toBe(422);
  }
  for (const name of names) {
    const queries = [`/login?notice=${name}&${name}=1`, `/account?notice=${name}`, `/?q=${name}`];
    for (const path of [...queries, `/problem/${name}`, `/outbox/${name}`, `/logo/${name}`, `/otp/${name}`]) {
      expect((await send(demo.port, { school: "imb", path, headers: { Cookie } })).status, path).toBeLessThan(
        500,
      );
    }
  }
  expect(comparable(await page())).toBe(before);
});
