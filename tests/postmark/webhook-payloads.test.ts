import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ServerClient } from "postmark";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type PostmarkStandIn, startPostmark } from "./start-postmark.ts";

let postmark: PostmarkStandIn;
let client: ServerClient;
beforeEach(async () => {
  postmark = await startPostmark();
  client = new ServerClient(postmark.serverToken, { requestHost: postmark.origin.slice(7), useHttps: false });
});
let listener: Server | undefined;
afterEach(async () => {
  listener?.close();
  await postmark.close();
});

const toJan = {
  From: "noreply@sleutel.example",
  To: "Jan <jan@selle.example>",
  Subject: "Voor Jan",
  TextBody: "Dag",
  Tag: "recovery",
  Metadata: { mail: "m1" },
};

async function sent() {
  await client.sendEmail(toJan);
  const [message] = postmark.acceptedFor("m1");
  if (!message) throw new Error("Not accepted");
  return message;
}

test("every event names the message, its metadata and its stream", async () => {
  const message = await sent();
  const { events } = postmark;
  const all = [
    events.delivered(message),
    events.bounced(message, "SoftBounce"),
    events.complained(message),
    events.suppressed(message),
  ];
  expect(all.map(({ RecordType }) => RecordType)).toEqual([
    "Delivery",
    "Bounce",
    "SpamComplaint",
    "SubscriptionChange",
  ]);
  for (const event of all) {
    expect(event).toMatchObject({
      MessageID: message.MessageID,
      MessageStream: "outbound",
      Tag: "recovery",
      Metadata: { mail: "m1" },
      ServerID: 1,
    });
  }
});

test("after a hard bounce mail to the address is refused, until the bounce is activated", async () => {
  const bounce = postmark.events.bounced(await sent());
  expect(bounce).toMatchObject({
    Type: "HardBounce",
    TypeCode: 1,
    Email: "jan@selle.example",
    Inactive: true,
    CanActivate: true,
  });
  await expect(client.sendEmail(toJan)).rejects.toMatchObject({ code: 406, statusCode: 422 });
  expect((await client.getBounces({ inactive: true })).TotalCount).toBe(1);
  expect(await client.activateBounce(bounce.ID)).toMatchObject({
    Message: "OK",
    Bounce: { Inactive: false },
  });
  expect(await client.sendEmail(toJan)).toMatchObject({ ErrorCode: 0 });
  await expect(client.activateBounce(1)).rejects.toMatchObject({ statusCode: 422 });
});

test("after a soft bounce mail is taken as before", async () => {
  expect(postmark.events.bounced(await sent(), "SoftBounce")).toMatchObject({
    TypeCode: 4096,
    Inactive: false,
  });
  expect(await client.sendEmail(toJan)).toMatchObject({ ErrorCode: 0 });
});

test("a suppression after a bounce can be deleted, one after a complaint cannot", async () => {
  const message = await sent();
  const remove = () =>
    client.deleteSuppressions("outbound", { Suppressions: [{ EmailAddress: "JAN@selle.example" }] });
  postmark.events.bounced(message);
  expect(await remove()).toMatchObject({ Suppressions: [{ Status: "Deleted" }] });
  expect(postmark.events.complained(message)).toMatchObject({ TypeCode: 100_001, CanActivate: false });
  expect(await remove()).toMatchObject({ Suppressions: [{ Status: "Failed" }] });
  await expect(client.sendEmail(toJan)).rejects.toMatchObject({ code: 406 });
});

test("a webhook is posted as JSON with Basic authentication, and its status comes back", async () => {
  const seen: { authorization?: string; body: string } = { body: "" };
  const started = createServer(async (request, response) => {
    seen.authorization = request.headers.authorization;
    for await (const chunk of request) seen.body += chunk;
    response.writeHead(seen.authorization ? 200 : 401).end();
  });
  listener = started;
  await new Promise<void>((ready) => started.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(started.address() as AddressInfo).port}/api/postmark/webhook`;
  const event = postmark.events.reactivated("jan@selle.example");
  expect(await postmark.sendWebhook(url, { username: "post", password: "mark" }, event)).toBe(200);
  expect(seen.authorization).toBe(`Basic ${btoa("post:mark")}`);
  expect(JSON.parse(seen.body)).toMatchObject({
    RecordType: "SubscriptionChange",
    SuppressSending: false,
    MessageID: null,
    Metadata: {},
  });
  expect(await postmark.sendWebhook(url, null, event)).toBe(401);
});
