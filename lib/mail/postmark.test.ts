import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Mailer, OutgoingMail } from "./mailer.ts";
import { postmarkMailer } from "./postmark.ts";
import { renderMail } from "./render.ts";
import { imb, toMarie, tools } from "./specimens.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Somebody who speaks as Postmark does, on this machine. */
async function against(answer: RequestListener, timeoutSeconds = 10): Promise<Mailer> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((ready) => started.listen(0, "127.0.0.1", ready));
  const { port } = started.address() as AddressInfo;
  return postmarkMailer({ serverToken: "a-token", apiHost: `http://127.0.0.1:${port}/`, timeoutSeconds });
}

function answering(status: number, body: unknown): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

const accepted = { ErrorCode: 0, Message: "OK", MessageID: "b7bc2f4a-e38e-4336-af7d-e6c392c2f817" };
const rendered = (): Promise<OutgoingMail> => renderMail(tools, imb, toMarie);

test("a mail is handed over whole, and nothing in it is tracked", async () => {
  const seen: { path?: string; token?: string | string[]; body: string } = { body: "" };
  const mailer = await against((request, response) => {
    seen.path = `${request.method} ${request.url}`;
    seen.token = request.headers["x-postmark-server-token"];
    request.on("data", (chunk) => {
      seen.body += chunk;
    });
    request.on("end", () => answering(200, [accepted])(request, response));
  });
  const mail = await rendered();
  expect(await mailer.send(mail)).toEqual({ status: "accepted", transportId: accepted.MessageID });
  expect(seen).toMatchObject({ path: "POST /email/batch", token: "a-token" });
  const [message] = JSON.parse(seen.body);
  expect(message).toEqual({
    From: '"Instituut Maria-Boodschap" <noreply@mail.sleutel.example>',
    To: '"Marie Peeters" <thuis@selle.example>',
    ReplyTo: '"Instituut Maria-Boodschap" <helpdesk@imb.example>',
    Subject: mail.subject,
    HtmlBody: mail.html,
    TextBody: mail.text,
    MessageStream: "outbound",
    Tag: "recovery",
    Metadata: { mail: toMarie.id },
    Headers: [
      { Name: "Auto-Submitted", Value: "auto-generated" },
      { Name: "X-Auto-Response-Suppress", Value: "All" },
      { Name: "Content-Language", Value: "nl" },
    ],
    TrackOpens: false,
    TrackLinks: "None",
  });
});

test("a name with a comma, a quote or a line break stays one name", async () => {
  let to = "";
  const mailer = await against((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      to = JSON.parse(body)[0].To;
      answering(200, [accepted])(request, response);
    });
  });
  await mailer.send({
    ...(await rendered()),
    to: { name: 'Jan "Jef",\r\n\\ <x@y.example>', email: "a@b.example" },
  });
  expect(to).toBe('"Jan \\"Jef\\", \\\\ <x@y.example>" <a@b.example>');
});

test.each([
  ["an inactive recipient is final", 422, 406, "Found inactive addresses: thuis@selle.example."],
  ["an address that Postmark does not take is final", 422, 300, "Error parsing 'To': Illegal email address."],
])("%s", async (_title, status, code, message) => {
  const mailer = await against(answering(status, { ErrorCode: code, Message: message }));
  const handover = await mailer.send(await rendered());
  expect(handover).toMatchObject({
    status: "refused",
    reason: expect.stringContaining(`Postmark ${status} ${code}`),
  });
  expect(JSON.stringify(handover)).not.toContain("selle.example");
});

test.each([
  ["a wrong token", 401, 10, "No Account or Server API tokens were supplied."],
  ["an unconfirmed sender", 422, 400, "The 'From' address is not a Sender Signature."],
  ["a sender that is no address", 422, 300, "Invalid 'From' address: 'x'."],
  ["an account without credits", 422, 405, "Not allowed to send."],
  ["an account that waits for approval", 422, 412, "Your account is pending approval."],
])("%s is a fault of the set-up: tried again, and said so", async (_title, status, code, message) => {
  const mailer = await against(answering(status, { ErrorCode: code, Message: message }));
  expect(await mailer.send(await rendered())).toMatchObject({
    status: "unavailable",
    reason: expect.stringMatching(new RegExp(`^set-up: Postmark ${status} ${code}: `)),
  });
});

test.each([
  ["too many requests", 429, { ErrorCode: 429, Message: "Rate limit" }],
  ["maintenance", 422, { ErrorCode: 100, Message: "Maintenance" }],
])("%s is tried again", async (_title, status, body) => {
  const mailer = await against(answering(status, body));
  expect(await mailer.send(await rendered())).toMatchObject({ status: "unavailable" });
});

test.each([
  ["an error of the service", 500, { ErrorCode: 0, Message: "Internal" }],
  ["a gateway that speaks HTML", 502, "<html>Bad gateway</html>"],
  ["a portal that answers for it", 200, "<html>Welcome to our Wi-Fi</html>"],
  ["an answer without a word", 200, "null"],
])("%s leaves it open whether the mail was taken", async (_title, status, body) => {
  const mailer = await against(answering(status, body));
  expect(await mailer.send(await rendered())).toMatchObject({ status: "unknown" });
});

test("a connection that breaks leaves it open", async () => {
  const mailer = await against((request) => request.socket.destroy());
  expect(await mailer.send(await rendered())).toMatchObject({ status: "unknown" });
});

test("a service that is not there is told as a fault of the network", async () => {
  const mailer = await against(() => {});
  await new Promise((closed) => server?.close(closed));
  expect(await mailer.send(await rendered())).toMatchObject({
    status: "unavailable",
    reason: expect.stringMatching(/^Postmark network: /),
  });
});

test("a service that never answers, or never ends, leaves it open", async () => {
  const silent = await against(() => {}, 0.2);
  expect(await silent.send(await rendered())).toMatchObject({ status: "unknown" });
  server?.closeAllConnections();
  const endless = await against((_request, response) => void response.writeHead(200).write("{"), 0.2);
  expect(await endless.send(await rendered())).toMatchObject({ status: "unknown" });
});

test("what is no address is refused before anything is sent; a sender that is none waits for the operator", async () => {
  const mailer = postmarkMailer({ serverToken: "a-token", apiHost: "http://127.0.0.1:1" });
  const mail = await rendered();
  const none = { name: "", email: "a@b.example, c@d.example" };
  expect(await mailer.send({ ...mail, to: none })).toMatchObject({ status: "refused" });
  expect(await mailer.send({ ...mail, from: none })).toMatchObject({ status: "unavailable" });
});
