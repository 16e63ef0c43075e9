import { mailsTo, newMail } from "../../e2e/mailbox.ts";
import { rowCounts } from "../../e2e/rows.ts";
import { expect, test } from "../server.ts";
import { press } from "./press.ts";

/** Every rule of comparing: lib/accounts/keys.test.ts. Other writing: ../strange-writing.story.ts. */
const username = "imane.bakkali";
const email = "imane.bakkali@leerling.imb.example";

test("look-alike addresses (CWE-176; GitHub's reset of 2016 and 2019, dotless i): nobody is mailed, and it does not show", async ({
  demo,
}) => {
  const before = await rowCounts(demo);
  const strange = [
    "\u0131mane.bakkali@leerling.imb.example",
    "imane.bakkali@leerl\u0131ng.imb.example",
    "imane.ba\u212a\u212aali@leerling.imb.example",
    "im\u0430ne.bakkali@leerling.imb.example",
    "imane.bakkali@leerling.\u0456mb.example",
    "ｉｍａｎｅ.bakkali@leerling.imb.example",
    "imane.bakkali@leerling.imb.ex\u00e4mple",
    "\u0130mane.bakkali@leerling.imb.example",
    "imane.bakkali+x@leerling.imb.example",
    "imanebakkali@leerling.imb.example",
    "imane.bakkali@leerling.imb.example.kwaad.example",
    "imane.bakkali@kwaad.example@leerling.imb.example".replace("@leerling", "\uff20leerling"),
  ];
  for (const typed of strange) {
    const answer = await press(demo, { path: "/forgot", fields: { username, email: typed } });
    expect([answer.status, answer.headers.location], typed).toEqual([303, "/forgot/sent"]);
  }
  expect(await rowCounts(demo)).toEqual({
    ...before,
    recovery_requests: Number(before.recovery_requests) + strange.length,
  });
});

test("mail goes to the stored address, never to the typed one (CWE-640)", async ({ demo }) => {
  for (const typed of ["IMANE.BAKKALI@LEERLING.IMB.EXAMPLE", "imane.bakkali@ｌｅｅｒｌｉｎｇ。imb.example"]) {
    const mail = await newMail(demo, email, async () => {
      await press(demo, { path: "/forgot", fields: { username: "IMANE.bakkali ", email: typed } });
    });
    expect(mail.to).toBe(email);
    expect(await mailsTo(demo, typed)).toEqual([]);
  }
});

test("look-alike usernames (CWE-176) sign nobody in", async ({ demo }) => {
  for (const typed of [
    "im\u0430ne.bakkali",
    "\u0131mane.bakkali",
    "imane.ba\u03bakali",
    "imane\u2024bakkali\u0301",
  ]) {
    const fields = { username: typed, password: "Regenboog-op-dinsdag-0" };
    expect((await press(demo, { path: "/login", fields })).status, typed).toBe(422);
  }
});
