import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { letOut } from "./next-answer.ts";

const isEmpty = (status: number, type: string) => status >= 500 || (status === 404 && type === "text/html");

let dropped: Promise<number | null>;
let stop = async () => {};
afterEach(() => stop());

/** What a browser gets where the door answers with `instead` for what is dropped. */
async function ask(answer: (res: ServerResponse) => Promise<void>, signal?: AbortSignal): Promise<Response> {
  const server = createServer(async (_req, res) => {
    res.setHeader("X-Door", "kept");
    res.setHeader("Cache-Control", "no-store");
    dropped = letOut(res, () => answer(res), { isEmpty, cacheControl: "immutable" });
    const status = await dropped;
    if (status !== null) res.end(`instead of ${status}`);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  stop = async () => void (await once(server.close(), "close"));
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}`, { headers: { Connection: "close" }, signal });
}

describe("what Next answers", () => {
  test("goes out as it comes", async () => {
    const answer = await ask(async (res) => {
      res.writeHead(200, { "Content-Type": "text/csv" });
      res.write("a;");
      res.end("b");
      await once(res, "finish");
    });
    const [type, cache] = ["content-type", "cache-control"].map((name) => answer.headers.get(name));
    expect([answer.status, type, cache, await answer.text()]).toEqual([200, "text/csv", "immutable", "a;b"]);
  });

  test.each([404, 500])("is dropped where it says nothing without script (%d)", async (status) => {
    const answer = await ask(async (res) => {
      res.writeHead(status, {
        "Content-Type": "text/html",
        "X-Next": "yes",
        "Cache-Control": "public, max-age=0",
      });
      res.write("<html>");
      res.end("</html>");
      // As Next waits where it sends a body in parts.
      await once(res, "finish");
    });
    const [door, cache, next] = ["x-door", "cache-control", "x-next"].map((name) => answer.headers.get(name));
    expect([answer.status, door, cache, next]).toEqual([200, "kept", "no-store", null]);
    expect(await answer.text()).toBe(`instead of ${status}`);
  });

  test("goes out where it is no page that is missing", async () => {
    const answer = await ask(async (res) => {
      res.writeHead(404).end();
    });
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  });

  test("is waited for no longer than its visitor stays", async () => {
    const visitor = new AbortController();
    const asked = ask(async (res) => {
      res.writeHead(200, { "Content-Type": "text/csv" });
      res.write("a;");
      setTimeout(() => visitor.abort(), 20);
      await once(res, "finish");
    }, visitor.signal);
    await expect(asked.then((answer) => answer.text())).rejects.toThrow("aborted");
    expect(await dropped).toBeNull();
  });
});
