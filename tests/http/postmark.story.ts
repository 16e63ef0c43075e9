import { withDemo } from "../e2e/demo.ts";
import { rows } from "../e2e/rows.ts";
import { startPostmark } from "../postmark/start-postmark.ts";
import { send } from "./client.ts";
import { postForm } from "./form.ts";
import { expect, test } from "./server.ts";

const credentials = { username: "postmark", password: "a password of some length" };

test("mail goes to Postmark, and what Postmark tells of it is heard", async () => {
  const postmark = await startPostmark();
  const environment = {
    POSTMARK_SERVER_TOKEN: postmark.serverToken,
    POSTMARK_API_HOST: postmark.origin,
    POSTMARK_WEBHOOK_CREDENTIALS: `${credentials.username}:${credentials.password}`,
  };
  await withDemo(environment, async (demo) => {
    const webhook = `http://127.0.0.1:${demo.port}/api/postmark/webhook`;
    const fields = [
      ["username", "tom.maes"],
      ["email", "dirk.maes@post.example"],
    ] as const;
    expect((await postForm(demo.port, { school: "imb", path: "/forgot", fields })).status).toBe(303);
    await expect.poll(() => postmark.messages.length, { timeout: 15_000 }).toBe(2);
    const [message] = postmark.messages;
    if (!message) throw new Error("No mail arrived");
    await expect
      .poll(() => rows(demo, "select count(*) as sent from mails where state = 'sent'"))
      .toEqual([{ sent: 2 }]);

    const bounce = postmark.events.bounced(message);
    expect(await postmark.sendWebhook(webhook, null, bounce)).toBe(401);
    expect(await postmark.sendWebhook(webhook, { ...credentials, password: "guessed" }, bounce)).toBe(401);
    expect(await rows(demo, "select * from undeliverable_addresses")).toEqual([]);
    for (let i = 0; i < 2; i++) expect(await postmark.sendWebhook(webhook, credentials, bounce)).toBe(200);
    expect(await rows(demo, "select reason from undeliverable_addresses")).toEqual([{ reason: "bounced" }]);
    expect(await postmark.sendWebhook(webhook, credentials, { RecordType: "SomethingNew" })).toBe(200);
    expect(await postmark.sendWebhook(webhook, credentials, [])).toBe(200);

    // With a real transport there is no outbox to look into.
    expect((await send(demo.port, { school: "imb", path: "/outbox" })).status).toBe(404);
  });
  await postmark.close();
});
