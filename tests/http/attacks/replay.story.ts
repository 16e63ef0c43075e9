import { send } from "../client.ts";
import { cookiesOf } from "../cookies-of.ts";
import { expect, test } from "../server.ts";
import { demoPassword, isSignedIn, linkFor, press, save, signIn } from "./press.ts";

const fresh = "Kersen-in-juni5";

test("replay (CWE-294): a link that was used, and an older one, save nothing more", async ({ demo }) => {
  const older = await linkFor(demo, "mohamed.chaoui");
  const link = await linkFor(demo, "mohamed.chaoui");
  expect((await save(demo, link, fresh)).headers.location).toBe("/login?notice=saved");
  for (const used of [link, older]) {
    const { pathname: path } = new URL(used);
    expect((await save(demo, used, "Peren-in-juli6")).headers.location).toBe(path);
    expect((await send(demo.port, { school: "imb", path })).status).toBe(410);
  }
  await signIn(demo, "mohamed.chaoui", fresh);
  await expect(signIn(demo, "mohamed.chaoui", "Peren-in-juli6")).rejects.toThrow("422");
});

test("a session is not kept after a reset (CWE-613), nor after a sign-out", async ({ demo }) => {
  const username = "noah.lambrechts";
  const fields = { username, password: demoPassword, keep: "yes" };
  const stolen = cookiesOf(await press(demo, { path: "/login", fields }));
  const other = await signIn(demo, username);
  const link = await linkFor(demo, username);
  expect(await isSignedIn(demo, stolen)).toBe(true);
  expect((await save(demo, link, fresh)).headers.location).toBe("/login?notice=saved");
  for (const Cookie of [stolen, other]) expect(await isSignedIn(demo, Cookie)).toBe(false);

  const again = await signIn(demo, username, fresh);
  await press(demo, { path: "/account/sign-out", fields: "", headers: { Cookie: again } });
  expect(await isSignedIn(demo, again)).toBe(false);
});

test("session fixation (CWE-384): a session that was there before the sign-in is not the one after", async ({
  demo,
}) => {
  const chosen = "f".repeat(43);
  const planted = `session=${chosen}; known=${chosen}; person-language=en`;
  const first = await signIn(demo, "zoe.dhooghe", demoPassword, { headers: { Cookie: planted } });
  expect(first).not.toContain(chosen);
  expect(await isSignedIn(demo, `session=${chosen}`)).toBe(false);
  const second = await signIn(demo, "zoe.dhooghe", demoPassword, { headers: { Cookie: first } });
  expect(/session=([^;]+)/.exec(second)?.[1]).not.toBe(/session=([^;]+)/.exec(first)?.[1]);
});

test("of two session cookies in one request (CWE-565), one counts, and neither opens what it would not alone", async ({
  demo,
}) => {
  const Cookie = await signIn(demo, "anas.elouardi");
  const bad = `session=${"f".repeat(43)}`;
  expect([200, 307]).toContain(
    (await send(demo.port, { school: "imb", path: "/account", headers: { Cookie: `${bad}; ${Cookie}` } }))
      .status,
  );
  for (const value of ["", "null", "undefined", "true", "0", "%00", "' or 1=1 --", "a".repeat(4000)]) {
    expect(await isSignedIn(demo, `session=${value}`), value).toBe(false);
  }
});
