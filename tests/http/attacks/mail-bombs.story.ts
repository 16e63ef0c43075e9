import { mailsTo } from "../../e2e/mailbox.ts";
import { rowCounts, rows } from "../../e2e/rows.ts";
import { comparable } from "../comparable.ts";
import { expect, test } from "../server.ts";
import { demoPassword, press, signIn } from "./press.ts";

// The limits as they are in production.
test.use({ environment: { THROTTLE_FACTOR: "1" } });

test("mail bombing (CWE-799, CWE-770): a family gets five requests' worth of mail in an hour, and the sixth answer is the same", async ({
  demo,
}) => {
  const username = "vince.vanderauwera";
  const emails = [`${username}@leerling.imb.example`, "familie.vanderauwera@post.example"];
  const answers = new Set<string>();
  for (let i = 0; i < 8; i++) {
    // Any of the family's addresses, in any writing: they share what is left.
    const email = i % 2 === 0 ? emails[0] : emails[1]?.toUpperCase();
    answers.add(comparable(await press(demo, { path: "/forgot", fields: { username, email: email ?? "" } })));
  }
  expect(answers.size).toBe(1);
  await rowCounts(demo);
  await expect.poll(async () => (await mailsTo(demo, ...emails)).length).toBe(2 * 5);
  const outcomes = await rows(
    demo,
    "select outcome, count(*) as count from recovery_requests where username = ? group by outcome order by outcome",
    [username],
  );
  expect(outcomes).toEqual([
    { outcome: "limited", count: 3 },
    { outcome: "mailed", count: 5 },
  ]);
});

test("using up somebody's requests (CWE-645): wrong addresses cost a family none of their five", async ({
  demo,
}) => {
  const username = "noah.lambrechts";
  for (let i = 0; i < 12; i++) {
    await press(demo, { path: "/forgot", fields: { username, email: `niet${i}@kwaad.example` } });
  }
  const email = `${username}@leerling.imb.example`;
  await press(demo, { path: "/forgot", fields: { username, email } });
  await expect.poll(async () => (await mailsTo(demo, email)).length).toBe(1);
});

test("locking out a classmate (CWE-645): whoever guesses waits, and a browser that is known does not", async ({
  demo,
}) => {
  const username = "zoe.dhooghe";
  const known = await signIn(demo, username);
  const guess = () => press(demo, { path: "/login", fields: { username, password: "fout" } });
  let last = await guess();
  for (let i = 0; i < 6 && last.status === 422; i++) last = await guess();
  expect(last.status).toBe(429);
  expect(Number(last.headers["retry-after"])).toBeLessThanOrEqual(30);
  const here = { headers: { Cookie: known.replace(/session=[^;]+/, "session=") } };
  await signIn(demo, username, demoPassword, here);
  // The cookie of one is no way around the wait for another.
  const other = await signIn(demo, "juna.nys");
  const borrowed = await press(demo, {
    path: "/login",
    fields: { username, password: "fout" },
    headers: { Cookie: other },
  });
  expect(borrowed.status).toBe(429);
});

test("a wait is the same for who exists and who does not (CWE-204)", async ({ demo }) => {
  const statuses = async (username: string) => {
    const seen: number[] = [];
    for (let i = 0; i < 7; i++) {
      seen.push((await press(demo, { path: "/login", fields: { username, password: "fout" } })).status);
    }
    return seen;
  };
  const real = await statuses("chloe.desmet");
  expect(real).toContain(429);
  expect(await statuses("niemand.hier")).toEqual(real);
});

test("the help form as a relay (CWE-799): thirty an hour from one network, to the school alone", async ({
  demo,
}) => {
  const fields = {
    name: "Jan",
    role: "leerling",
    contact: "slachtoffer@post.example",
    problem: "http://kwaad.example/ klik hier",
  };
  const answers = await Promise.all(Array.from({ length: 35 }, () => press(demo, { path: "/help", fields })));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(30);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(5);
  for (const { headers } of refused) expect(Number(headers["retry-after"])).toBeGreaterThan(3000);
  const others = await rows(
    demo,
    "select to_email from mails where kind = 'help' and to_email not in ('an.peeters@imb.example', (select helpdesk_email from schools where slug = 'imb'))",
  );
  expect(others).toEqual([]);
});
