import { expect, test } from "@playwright/test";
import { withDemo } from "../../e2e/demo.ts";
import { readSecrets, tokenOf } from "../../e2e/link-of.ts";
import { rows } from "../../e2e/rows.ts";
import { send } from "../client.ts";
import { isSignedIn, linkFor, press, save, signIn } from "./press.ts";

test.setTimeout(90_000);

/** Words that occur nowhere else, in everything that somebody types in a whole recovery. */
const typed = {
  username: "gulsum.arslan",
  email: "hakan.arslan@post.example",
  password: "Xylofoon-qzx-77-wachtwoord",
  wrong: "Xylofoon-qzx-88-mistypt",
  name: "Xylofoon-qzx-naam",
  contact: "0470-qzx-99",
  query: "qzx-zoekterm",
  agent: "qzx-browser/1.0",
};
const forgedLine = "2026-01-01 ERROR qzx-forged line of a log";

test("secrets and names in logs (CWE-532) and log injection (CWE-117): a whole recovery, and a database that fails, print nothing of what was typed", async () => {
  await withDemo({ THROTTLE_FACTOR: "20" }, async (demo) => {
    const headers = { "User-Agent": typed.agent };
    const link = await linkFor(demo, typed.username, typed.email);
    await press(demo, {
      path: "/login",
      fields: { username: typed.username, password: typed.wrong },
      headers,
    });
    await save(demo, `${link}x`, typed.password);
    expect((await save(demo, link, typed.password)).headers.location).toBe("/login?notice=saved");
    const Cookie = await signIn(demo, typed.username, typed.password, { headers });
    expect(await isSignedIn(demo, Cookie)).toBe(true);
    const help = {
      name: typed.name,
      role: "vader",
      contact: typed.contact,
      problem: `a\n${forgedLine}\r\n${forgedLine}`,
    };
    await press(demo, { path: "/help", fields: help });
    await send(demo.port, { path: `/?q=${typed.query}` });
    for (const path of [
      `/%0a${forgedLine.replaceAll(" ", "%20")}`,
      `/x?${typed.query}%0a${typed.query}`,
      `/otp/${typed.query}`,
    ]) {
      await send(demo.port, { school: "imb", path, headers });
    }

    // Every table that a form is stored in is gone for a moment: what fails is said, and not what was typed.
    const tables = ["recovery_requests", "help_messages", "sign_in_attempts", "sessions"];
    for (const table of tables) await rows(demo, `alter table ${table} rename to ${table}_away`);
    const away: [string, Record<string, string>][] = [
      ["/forgot", { username: typed.username, email: typed.email }],
      ["/help", help],
      ["/login", { username: typed.username, password: typed.password }],
    ];
    for (const [path, fields] of away)
      expect((await press(demo, { path, fields, headers })).status, path).toBe(503);
    await send(demo.port, { school: "imb", path: "/account", headers: { Cookie, ...headers } });
    for (const table of tables) await rows(demo, `alter table ${table}_away rename to ${table}`);
    expect(demo.complaints()).not.toBe("");

    const said = demo.output();
    const secrets = Object.values(readSecrets(demo)).map((value = "") => value.split(":").at(-1) ?? "");
    const session = /session=([^;]+)/.exec(Cookie)?.[1] ?? "";
    const token = tokenOf(link);
    const never = [
      ...Object.values(typed),
      ...secrets,
      session,
      token,
      token.split(".")[2] ?? "",
      forgedLine,
      "Gülsüm",
      "127.0.0.1:5",
    ];
    for (const secret of never) {
      expect(secret.length).toBeGreaterThan(4);
      expect(said.toLowerCase(), secret).not.toContain(secret.toLowerCase());
    }
    // Whatever is printed stays what it was, in any terminal.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(said.replaceAll(/\u001b\[\d*m/g, "")).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202e]/);
  });
});
