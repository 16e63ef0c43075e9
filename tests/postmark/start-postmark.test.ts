import { type Models, ServerClient } from "postmark";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setUpFaults } from "./api-answer.ts";
import { type PostmarkStandIn, startPostmark } from "./start-postmark.ts";

let postmark: PostmarkStandIn;
beforeEach(async () => {
  postmark = await startPostmark();
});
afterEach(() => postmark.close());

function client(serverToken = postmark.serverToken, timeout = 2): ServerClient {
  return new ServerClient(serverToken, {
    requestHost: postmark.origin.slice("http://".length),
    useHttps: false,
    timeout,
  });
}

function message(mail: string, to = `"Jan Selle" <${mail}@selle.example>`): Models.Message {
  return {
    From: '"IMB" <noreply@sleutel.example>',
    To: to,
    Subject: `Voor ${mail}`,
    TextBody: "Dag",
    HtmlBody: "<p>Dag</p>",
    MessageStream: "outbound",
    Tag: "recovery",
    Metadata: { mail },
  };
}

const many = (count: number) => Array.from({ length: count }, (_, i) => message(`m${i}`));

describe("the stand-in speaks as Postmark does to its own client", () => {
  test("a mail is accepted, and found again by our metadata", async () => {
    const answer = await client().sendEmail(message("a1"));
    expect(answer).toMatchObject({ ErrorCode: 0, Message: "OK", To: '"Jan Selle" <a1@selle.example>' });
    await client().sendEmail(message("a2"));
    const found = await client().getOutboundMessages({ count: 10, offset: 0, metadata_mail: "a1" });
    expect(found).toMatchObject({
      TotalCount: 1,
      Messages: [
        {
          MessageID: answer.MessageID,
          Status: "Sent",
          Tag: "recovery",
          Metadata: { mail: "a1" },
          Recipients: ["a1@selle.example"],
          To: [{ Email: "a1@selle.example", Name: "Jan Selle" }],
        },
      ],
    });
    expect(await client().getOutboundMessages({ count: 10, metadata_mail: "a3" })).toMatchObject({
      TotalCount: 0,
      Messages: [],
    });
    const details = await client().getOutboundMessageDetails(answer.MessageID);
    expect(details).toMatchObject({ Subject: "Voor a1", TextBody: "Dag" });
  });

  test("the search goes through pages, newest first", async () => {
    await client().sendEmailBatch(many(5));
    const page = await client().getOutboundMessages({ count: 2, offset: 1 });
    expect([page.TotalCount, page.Messages.map(({ Subject }) => Subject)]).toEqual([
      5,
      ["Voor m3", "Voor m2"],
    ]);
    await expect(client().getOutboundMessages({ count: 501 })).rejects.toMatchObject({ statusCode: 422 });
  });

  test("a batch answers each message with a code of its own", async () => {
    postmark.refuseAddress("M1@selle.example");
    const answers = await client().sendEmailBatch([
      ...many(2),
      message("m2", "no address"),
      { ...message("m3"), MessageStream: "nowhere" },
      { ...message("m4"), TextBody: "", HtmlBody: "" },
      { ...message("m5"), Metadata: { mail: "x".repeat(81) } },
    ]);
    expect(answers.map(({ ErrorCode }) => ErrorCode)).toEqual([0, 406, 300, 1235, 300, 300]);
    expect(postmark.messages).toHaveLength(1);
  });

  test("a batch of more than 500 is refused whole", async () => {
    await expect(client().sendEmailBatch(many(501))).rejects.toMatchObject({ statusCode: 422, code: 410 });
    expect(postmark.messages).toEqual([]);
  });

  test("a wrong token opens nothing", async () => {
    const stranger = client("wrong");
    await expect(stranger.sendEmail(message("a"))).rejects.toMatchObject({ statusCode: 401, code: 10 });
    await expect(stranger.getServer()).rejects.toMatchObject({ statusCode: 401 });
    expect(await client().getServer()).toMatchObject({ ID: 1 });
  });

  test("10,000 messages take about a second", { timeout: 20_000 }, async () => {
    const batch = many(500);
    const before = performance.now();
    for (let i = 0; i < 20; i++) await client().sendEmailBatch(batch);
    expect(postmark.messages).toHaveLength(10_000);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe("it fails as it is told", () => {
  test("the next calls, with any code, and then no more", async () => {
    postmark.failNext(setUpFaults.pending, 2);
    for (let i = 0; i < 2; i++) {
      await expect(client().sendEmail(message("a"))).rejects.toMatchObject({ statusCode: 422, code: 412 });
    }
    expect(await client().sendEmail(message("a"))).toMatchObject({ ErrorCode: 0 });
    expect(postmark.calls.map(({ status }) => status)).toEqual([422, 422, 200]);
  });

  test("a fault for every call befalls the search too", async () => {
    postmark.failNext({ status: 503, code: 100, message: "Maintenance" }, 1, "every");
    await expect(client().getOutboundMessages()).rejects.toMatchObject({ statusCode: 503 });
  });

  test("a share of the calls, the same ones at every run", async () => {
    const run = async () => {
      postmark.failShare(0.3, 7);
      const outcomes = [];
      for (let i = 0; i < 60; i++) {
        outcomes.push(
          await client()
            .sendEmail(message(`r${i}`))
            .then(
              () => 200,
              (error) => error.statusCode,
            ),
        );
      }
      postmark.behave();
      return outcomes;
    };
    const outcomes = await run();
    expect(await run()).toEqual(outcomes);
    expect(new Set(outcomes)).toEqual(new Set([200, 429, 500, 503]));
    expect(outcomes.filter((status) => status !== 200).length).toBeGreaterThan(8);
  });

  test("a share of the messages in a batch, while the others are accepted", async () => {
    postmark.failMessages(0.1, 3);
    const answers = await client().sendEmailBatch(many(500));
    const failed = answers.filter(({ ErrorCode }) => ErrorCode === 100).length;
    expect(failed).toBeGreaterThan(25);
    expect(failed).toBeLessThan(90);
    expect(postmark.messages).toHaveLength(500 - failed);
  });

  test("an answer that comes late", async () => {
    postmark.stall(150);
    const before = performance.now();
    await client().sendEmail(message("a"));
    expect(performance.now() - before).toBeGreaterThan(145);
  });

  test("an answer that never comes: the client gives up, the message counts", async () => {
    postmark.loseNext();
    await expect(client(postmark.serverToken, 0.2).sendEmail(message("a1"))).rejects.toThrow(/timeout/i);
    expect(postmark.acceptedFor("a1")).toHaveLength(1);
  });

  test("an answer to a batch that breaks off in the middle, after all was accepted", async () => {
    postmark.cutNext();
    await expect(client().sendEmailBatch(many(20))).rejects.toThrow();
    expect(postmark.messages).toHaveLength(20);
  });

  test.each(["refuse", "hang-up"] as const)(
    "being down (%s), and coming up at the same address",
    async (how) => {
      await postmark.goDown(how);
      await expect(client().sendEmail(message("a"))).rejects.toMatchObject({
        message: /fetch failed|socket/,
      });
      await postmark.comeUp();
      expect(await client().sendEmail(message("a"))).toMatchObject({ ErrorCode: 0 });
    },
  );

  test("a search that knows only after a while what was accepted", async () => {
    postmark.lagSearch(60_000);
    await client().sendEmail(message("a1"));
    expect((await client().getOutboundMessages({ metadata_mail: "a1" })).TotalCount).toBe(0);
    postmark.behave();
    expect((await client().getOutboundMessages({ metadata_mail: "a1" })).TotalCount).toBe(1);
  });
});
