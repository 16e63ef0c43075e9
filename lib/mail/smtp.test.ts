import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { replyOf, type SmtpRelay, startSmtpRelay } from "../../tests/smtp-relay.ts";
import { envelopeOf } from "./envelope.ts";
import type { OutgoingMail } from "./mailer.ts";
import { messageSource } from "./message-source.ts";
import { renderMail } from "./render.ts";
import { smtpMailer } from "./smtp.ts";
import { imb, toMarie, tools } from "./specimens.ts";

let relay: SmtpRelay | undefined;
afterEach(() => relay?.close());

async function against(options: SMTPServerOptions = {}): Promise<SmtpRelay> {
  relay = await startSmtpRelay(options);
  return relay;
}

const rendered = (): Promise<OutgoingMail> => renderMail(tools, imb, toMarie);

describe("a school's own relay", () => {
  test("is given the very message that the outbox would hold, and its envelope", async () => {
    const { url, received } = await against();
    const mail = await rendered();
    expect(await smtpMailer({ url }).send(mail)).toEqual({
      status: "accepted",
      transportId: `<${toMarie.id}@mail.sleutel.example>`,
    });
    const [arrived] = received;
    expect(arrived).toMatchObject({ from: "noreply@mail.sleutel.example", to: ["thuis@selle.example"] });
    const envelope = envelopeOf(mail);
    if (envelope.status !== "addressed") throw new Error(envelope.reason);
    const parts = (source: string) => source.replace(/--_NmP-\S+|boundary="[^"]*"/g, "BOUNDARY").trimEnd();
    expect(parts(arrived?.source ?? "")).toBe(
      parts((await messageSource(mail, envelope)).toString("latin1")),
    );
  });

  test("sees the same Message-ID when a mail is handed over again", async () => {
    const { url, received } = await against();
    const mailer = smtpMailer({ url });
    await mailer.send(await rendered());
    await mailer.send(await rendered());
    const ids = received.map(({ source }) => /^Message-ID: (\S+)/im.exec(source)?.[1]);
    expect(ids).toEqual(Array(2).fill(`<${toMarie.id}@mail.sleutel.example>`));
  });

  test("is connected to once for many mails", async () => {
    const started = await against();
    const mailer = smtpMailer({ url: started.url });
    for (let i = 0; i < 10; i++) await mailer.send(await rendered());
    expect([started.received.length, started.connections()]).toEqual([10, 1]);
  });

  test("is signed in to with the name and password in the URL", async () => {
    const { port, received } = await against({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        done(null, username === "school@imb" && password === "p@ss/1%" ? { user: "school" } : {}),
    });
    const url = `smtp://${encodeURIComponent("school@imb")}:${encodeURIComponent("p@ss/1%")}@127.0.0.1:${port}`;
    expect(await smtpMailer({ url }).send(await rendered())).toMatchObject({ status: "accepted" });
    expect(received).toMatchObject([{ user: "school" }]);
  });

  test("whose certificate nobody vouches for is given nothing", async () => {
    const { url, port, received } = await against({ disabledCommands: [] });
    for (const each of [url, `smtps://127.0.0.1:${port}`]) {
      expect(await smtpMailer({ url: each, timeoutSeconds: 1 }).send(await rendered())).toMatchObject({
        status: "unavailable",
        reason: expect.stringMatching(/^set-up: SMTP E/),
      });
    }
    expect(received).toEqual([]);
  });
});

describe("an answer is final only when it is about this mail", () => {
  const answers = async (options: SMTPServerOptions) => {
    const { url } = await against(options);
    return smtpMailer({ url }).send(await rendered());
  };
  const toRecipient = (code: number, text: string) =>
    answers({ onRcptTo: (_address, _session, done) => done(replyOf(code, text)) });
  const toSender = (code: number, text: string) =>
    answers({ onMailFrom: (_address, _session, done) => done(replyOf(code, text)) });
  const toData = (code: number, text: string) =>
    answers({
      onData(stream, _session, done) {
        stream.resume().on("end", () => done(replyOf(code, text)));
      },
    });

  test.each([
    ["there is no such mailbox", () => toRecipient(550, "5.1.1 <thuis@selle.example>: unknown user")],
    ["the message is too large", () => toData(552, "5.3.4 Message too big")],
  ])("%s: refused, and no address in the reason", async (_title, answer) => {
    const handover = await answer();
    expect(handover).toMatchObject({ status: "refused", reason: expect.stringMatching(/^SMTP 55\d /) });
    expect(JSON.stringify(handover)).not.toContain("selle.example");
  });

  test.each([
    ["the relay does not relay for us", () => toRecipient(554, "5.7.1 <x@y.example>: Relay access denied")],
    ["it wants us to sign in", () => toRecipient(530, "5.7.0 Authentication required")],
    ["it does not take our sender", () => toSender(553, "5.7.1 Sender not allowed")],
    ["it does not let us send such mail", () => toData(550, "5.7.26 Unauthenticated sender")],
    [
      "it does not want us at all",
      () => answers({ onConnect: (_session, done) => done(replyOf(554, "No SMTP service here")) }),
    ],
  ])("%s: a fault of the set-up, tried again and said so", async (_title, answer) => {
    expect(await answer()).toMatchObject({
      status: "unavailable",
      isSetUpFault: true,
      reason: expect.stringMatching(/^set-up: SMTP 5\d\d /),
    });
  });

  test("a wrong password is a fault of the set-up, and is not repeated", async () => {
    const { port } = await against({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(replyOf(535, "5.7.8 Authentication failed for school")),
    });
    const handover = await smtpMailer({ url: `smtp://school:geheim@127.0.0.1:${port}` }).send(
      await rendered(),
    );
    expect(handover).toMatchObject({
      status: "unavailable",
      reason: expect.stringMatching(/^set-up: SMTP 535 AUTH PLAIN: /),
    });
    expect(JSON.stringify(handover)).not.toContain("geheim");
  });

  test.each([
    ["a full mailbox", () => toRecipient(452, "4.2.2 Mailbox full")],
    ["greylisting", () => toRecipient(450, "4.2.0 Greylisted, try again")],
    ["a relay that is too busy", () => toSender(451, "4.3.0 Try again later")],
    ["a disk that is full", () => toData(452, "4.3.1 Insufficient storage")],
    ["a session in disorder", () => toRecipient(503, "5.5.1 Bad sequence")],
  ])("%s is tried again", async (_title, answer) => {
    expect(await answer()).toMatchObject({
      status: "unavailable",
      reason: expect.stringMatching(/^SMTP \d{3} /),
    });
  });
});

describe("a connection that fails is tried again; once made, it may have carried the mail", () => {
  test("when nobody listens", async () => {
    const { url, close } = await against();
    await close();
    expect(await smtpMailer({ url }).send(await rendered())).toMatchObject({
      status: "unavailable",
      reason: expect.stringMatching(/^SMTP ECONNREFUSED|^SMTP ESOCKET/),
    });
  });

  test("when nobody answers in time", async () => {
    const { url } = await against({ onMailFrom: () => undefined });
    const before = performance.now();
    expect(await smtpMailer({ url, timeoutSeconds: 0.3 }).send(await rendered())).toMatchObject({
      status: "unknown",
    });
    expect(performance.now() - before).toBeLessThan(2000);
  });

  test("when it breaks after the message was taken: once, by who may decide about it", async () => {
    let taken = 0;
    const { url } = await against({
      onData: (stream) =>
        void stream.resume().on("end", () => {
          taken++;
          relay?.hangUp();
        }),
    });
    expect(await smtpMailer({ url, timeoutSeconds: 1 }).send(await rendered())).toMatchObject({
      status: "unknown",
    });
    await new Promise((done) => setTimeout(done, 500));
    expect(taken).toBe(1);
  });
});

test("what is no address is refused before anybody is asked", async () => {
  const mailer = smtpMailer({ url: "smtp://127.0.0.1:1" });
  const mail = await rendered();
  const none = { name: "", email: "a@b.example, c@d.example" };
  expect(await mailer.send({ ...mail, to: none })).toMatchObject({ status: "refused" });
  expect(await mailer.send({ ...mail, from: none })).toMatchObject({
    status: "unavailable",
    reason: expect.stringMatching(/^set-up: /),
  });
});
