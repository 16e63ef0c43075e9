import { connect } from "node:net";
import { target } from "../../e2e/target.ts";
import { expect, test } from "../server.ts";

/** A message that two programs could end in two places, and one behind it that nobody asked for. */
const hidden = "GET /kwaad HTTP/1.1\r\nHost: x\r\n\r\n";

const ambiguous: [string, (host: string) => string][] = [
  [
    "both lengths",
    (h) =>
      `POST /login HTTP/1.1\r\n${h}Content-Length: ${5 + hidden.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    "both lengths, the other way around",
    (h) =>
      `POST /login HTTP/1.1\r\n${h}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    "two lengths",
    (h) =>
      `POST /login HTTP/1.1\r\n${h}Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
  ],
  [
    "a length that is a list",
    (h) => `POST /login HTTP/1.1\r\n${h}Content-Length: 0, ${hidden.length}\r\n\r\n${hidden}`,
  ],
  ["a length with a sign", (h) => `POST /login HTTP/1.1\r\n${h}Content-Length: +0\r\n\r\n${hidden}`],
  ["a length in hexadecimal", (h) => `POST /login HTTP/1.1\r\n${h}Content-Length: 0x1\r\n\r\n${hidden}`],
  [
    "a length after a space (CVE-2024-27982)",
    (h) => `POST /login HTTP/1.1\r\n${h} Content-Length: ${hidden.length}\r\n\r\n${hidden}`,
  ],
  [
    "a space before the colon (CVE-2018-7159)",
    (h) => `POST /login HTTP/1.1\r\n${h}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    "chunked twice (CVE-2022-32213)",
    (h) => `POST /login HTTP/1.1\r\n${h}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    "an encoding of no kind (CVE-2022-32215)",
    (h) => `POST /login HTTP/1.1\r\n${h}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    "an encoding on the next line",
    (h) => `POST /login HTTP/1.1\r\n${h}Transfer-Encoding:\r\n chunked-x\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    "a header ended by CR alone (CVE-2023-30589)",
    (h) => `POST /login HTTP/1.1\r\n${h}X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    "a header ended by LF alone (CVE-2022-32214)",
    (h) => `POST /login HTTP/1.1\r\n${h}X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  ["headers ended by CR CR LF (CVE-2025-23167)", (h) => `GET /login HTTP/1.1\r\n${h}\rX: y\r\n\r\n${hidden}`],
  [
    "a chunk of a wrong size",
    (h) => `POST /login HTTP/1.1\r\n${h}Transfer-Encoding: chunked\r\n\r\n1\r\naXX\r\n0\r\n\r\n${hidden}`,
  ],
  [
    "a chunk larger than any number",
    (h) =>
      `POST /login HTTP/1.1\r\n${h}Transfer-Encoding: chunked\r\n\r\n10000000000000001\r\na\r\n0\r\n\r\n${hidden}`,
  ],
  ["a NUL in a header", (h) => `GET /login HTTP/1.1\r\n${h}X: a\0b\r\n\r\n${hidden}`],
  ["a space in the path", (h) => `GET /login /x HTTP/1.1\r\n${h}\r\n${hidden}`],
];

test("request smuggling (CWE-444): a message that can be read in two ways is answered by an end of the connection", async ({
  demo,
}) => {
  test.skip(
    target.isEdge,
    "The platform reads the connection there, and hands over requests that are whole.",
  );
  for (const [kind, message] of ambiguous) {
    const answers = await raw(demo.port, message(`Host: imb.localhost:${demo.port}\r\n`));
    const statuses = answers.match(/HTTP\/1\.1 \d+/g) ?? [];
    // 403 where it was refused, as no form of ours, before its body came.
    expect(statuses, kind).toHaveLength(1);
    expect(["HTTP/1.1 400", "HTTP/1.1 403"], kind).toContain(statuses[0]);
    expect(answers, kind).not.toContain("kwaad");
  }
});

test("two hosts in one message (RFC 9112, 3.2) are none", async ({ demo }) => {
  test.skip(
    target.isEdge,
    "The platform reads the connection there, and hands over requests that are whole.",
  );
  for (const other of ["imb.localhost", "riverside.localhost", "kwaad.example"]) {
    const hosts = `Host: imb.localhost:${demo.port}\r\nHost: ${other}:${demo.port}\r\nConnection: close\r\n`;
    const answers = await raw(demo.port, `GET /login HTTP/1.1\r\n${hosts}\r\n`);
    expect(answers.match(/HTTP\/1\.1 \d+/g), other).toEqual(["HTTP/1.1 400"]);
  }
});

test("a body that a refusal left unread (CWE-444) is not the next request", async ({ demo }) => {
  test.skip(
    target.isEdge,
    "The platform reads the connection there, and hands over requests that are whole.",
  );
  const host = `Host: imb.localhost:${demo.port}\r\n`;
  const refused = [
    `GET /login HTTP/1.1\r\n${host}Content-Length: ${hidden.length}\r\n\r\n${hidden}`,
    `PUT /login HTTP/1.1\r\n${host}Content-Length: ${hidden.length}\r\n\r\n${hidden}`,
    `POST /login HTTP/1.1\r\n${host}Origin: https://kwaad.example\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
    `POST /%00 HTTP/1.1\r\n${host}Content-Length: ${hidden.length}\r\n\r\n${hidden}`,
    `POST /api/sweep HTTP/1.1\r\n${host}Content-Length: ${hidden.length}\r\n\r\n${hidden}`,
  ];
  for (const message of refused) {
    const answers = await raw(demo.port, message);
    expect(answers.match(/HTTP\/1\.1 \d+/g) ?? [], message.slice(0, 20)).toHaveLength(1);
  }
});

/** All that comes back until the connection ends, or nothing more has come for a while. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on("data", (part) => {
      answer += part;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}
