import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { letOut } from "./next-answer.ts";

let stop = async () => {};
afterEach(() => stop());

/** What a browser gets where the door answers with `instead` for what is dropped. */
async function ask(answer: (res: ServerResponse) => Promise<void>): Promise<Response> {
  const server = createServer(async (_req, res) => {
    res.setHeader("X-Door", "kept");
    const dropped = await letOut(res, () => answer(res));
    if (dropped !== null) res.end(`instead of ${dropped}`);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  stop = async () => void (await once(server.close(), "close"));
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}`, { headers: { Connection: "close" } });
}

describe("what Next answers", () => {
  test("goes out as it comes", async () => {
    const answer = await ask(async (res) => {
      res.writeHead(206, { "Content-Type": "text/csv" });
      res.write("a;");
      res.end("b");
      await once(res, "finish");
    });
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      206,
      "text/csv",
      "a;b",
    ]);
  });

  test.each([404, 500])("is dropped where it says nothing without script (%d)", async (status) => {
    const answer = await ask(async (res) => {
      res.writeHead(status, { "Content-Type": "text/html", "X-Next": "yes" });
      res.write("<html>");
      res.end("</html>");
      // As Next waits where it sends a body in parts.
      await once(res, "finish");
    });
    expect([answer.status, answer.headers.get("x-door"), answer.headers.get("x-next")]).toEqual([
      200,
      "kept",
      null,
    ]);
    expect(await answer.text()).toBe(`instead of ${status}`);
  });

  test("goes out where it is no page that is missing", async () => {
    const answer = await ask(async (res) => {
      res.writeHead(404).end();
    });
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  });
});
