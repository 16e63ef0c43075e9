import { connect } from "node:net";
import { send } from "./client.ts";
import { originOf } from "./form.ts";
import { expect, test } from "./server.ts";
import { sessionOf } from "./session-of.ts";

const boundary = "----people";
const form = (text: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--${boundary}--\r\n`;

/** Announces `length` bytes, sends few of them, and tells what is answered all the same. */
function announce(port: number, path: string, length: number, cookie = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
    socket.setTimeout(10_000, () => socket.destroy(new Error(`no answer, but ${answer}`)));
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: imb.localhost:${port}\r\nOrigin: ${originOf(port, "imb")}\r\nCookie: ${cookie}\r\n` +
        `Content-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: ${length}\r\n\r\n${form("x").slice(0, 40)}`,
    );
  });
}

test("nobody but an administrator has a file read", async ({ demo }) => {
  const { port } = demo;
  const someMegabytes = 5 * 1024 * 1024;
  const nobody = await announce(port, "/admin/import", someMegabytes);
  expect(nobody).toContain("303 See Other");
  expect(nobody).toContain("/login?notice=sign-in-first");
  const forged = await announce(port, "/admin/import", someMegabytes, `session=${"A".repeat(43)}`);
  expect(forged).toContain("/login?notice=sign-in-first");
  const jan = await sessionOf(port, "jan.selle", "Kikker7-in-de-vijver");
  expect(await announce(port, "/admin/import", someMegabytes, jan)).toContain("404 Not Found");
  expect(await announce(port, "/admin", someMegabytes, jan)).toContain("413 ");
});

test("an administrator's file may have 10 MB, and no byte more, whatever is announced", async ({ demo }) => {
  const { port } = demo;
  const Cookie = await sessionOf(port, "an.peeters", "Krijtbord9-kraakt");
  const headers = {
    Cookie,
    Origin: originOf(port, "imb"),
    "Content-Type": `multipart/form-data; boundary=${boundary}`,
  };
  const row = "x;Jan;Selle\r\n";
  const text = `gebruikersnaam;voornaam;naam\r\n${row.repeat(8_000)}`;
  const brought = await send(port, {
    method: "POST",
    path: "/admin/import",
    school: "imb",
    headers,
    body: form(text),
  });
  expect([brought.status, brought.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/admin\/import\/[\w-]{36}$/),
  ]);
  expect(await announce(port, "/admin/import", 10 * 1024 * 1024 + 1, Cookie)).toContain("413 ");
  const elsewhere = await send(port, {
    method: "POST",
    path: "/admin/import",
    school: "riverside",
    headers: { ...headers, Origin: originOf(port, "riverside") },
    body: form("a"),
  });
  expect(elsewhere.headers.location).toBe("/login?notice=sign-in-first");
});

test("exports are for administrators, and are kept by nobody on the way", async ({ demo }) => {
  const { port } = demo;
  for (const file of ["people", "deliveries"]) {
    const path = `/admin/export/${file}.csv`;
    expect((await send(port, { path, school: "imb" })).status).toBe(307);
    const jan = await sessionOf(port, "jan.selle", "Kikker7-in-de-vijver");
    const forPupil = await send(port, { path, school: "imb", headers: { Cookie: jan } });
    expect([forPupil.status, forPupil.body]).toEqual([404, expect.stringContaining("<h1>")]);
    const an = await sessionOf(port, "an.peeters", "Krijtbord9-kraakt");
    const { status, headers, body } = await send(port, { path, school: "imb", headers: { Cookie: an } });
    expect([status, headers["cache-control"], headers["content-type"]]).toEqual([
      200,
      "no-store",
      "text/csv; charset=utf-8",
    ]);
    expect(headers["content-disposition"]).toContain(`attachment; filename="${file}-imb-`);
    expect(body).toMatch(/^\ufeff"[^"]+";"/);
    expect((await send(port, { path, school: "riverside", headers: { Cookie: an } })).status).toBe(307);
  }
});
