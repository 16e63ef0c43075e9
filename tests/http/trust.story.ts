import { mailsExpected } from "../e2e/mailbox.ts";
import { rows } from "../e2e/rows.ts";
import { send } from "./client.ts";
import { postForm } from "./form.ts";
import { expect, test } from "./server.ts";

// A sixtieth of the limits: five requests an hour from one network.
test.use({ environment: { THROTTLE_FACTOR: "0.0167" } });

const lies = {
  "X-Forwarded-Host": "kwaad.example",
  "X-Forwarded-Proto": "https",
  "X-Original-Host": "kwaad.example",
  Forwarded: "host=kwaad.example",
};

test("no header changes what a mail links to, nor which network a visitor is of", async ({ demo }) => {
  const email = "koen.selle@post.example";
  const fields = [
    ["username", "jan.selle"],
    ["email", email],
  ] as const;
  const ask = (i: number) =>
    postForm(demo.port, {
      school: "imb",
      path: "/forgot",
      fields,
      headers: {
        ...lies,
        "X-Forwarded-For": `10.0.0.${i}`,
        "X-Real-Ip": `10.0.1.${i}`,
        "Accept-Language": "nl",
      },
    });
  for (let i = 1; i <= 5; i++) expect((await ask(i)).status).toBe(303);
  const sixth = await ask(6);
  expect(sixth.status).toBe(429);
  expect(Number(sixth.headers["retry-after"])).toBeGreaterThan(3000);
  expect(sixth.body).toContain("60 minuten");

  expect(await rows(demo, "select distinct network from recovery_requests")).toHaveLength(1);
  const [mail] = await mailsExpected(demo, 1, email);
  expect(mail?.link).toMatch(demo.at("imb", "/otp/"));
  expect(mail?.html).not.toContain("kwaad.example");
});

test("a Host that is not ours is no school's", async ({ demo }) => {
  for (const Host of [
    "kwaad.example",
    "imb.localhost.kwaad.example",
    "imb.kwaad.example",
    "a.imb.localhost",
    "..localhost",
  ]) {
    const answer = await send(demo.port, { path: "/login", headers: { Host } });
    expect(answer.status, Host).toBe(404);
    expect(answer.body).toContain(`http://localhost:${demo.port}/`);
  }
  const absolute = await send(demo.port, {
    path: "/login",
    headers: { Host: `IMB.localhost.:${demo.port}` },
  });
  expect(absolute.status).toBe(200);
});
