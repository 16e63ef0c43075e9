import { expect, test } from "vitest";
import { auditEvents } from "../../db/schema.ts";
import { sitDown, deskVisitor as visitor } from "../../tests/desk.ts";
import { addSelles } from "../../tests/family.ts";
import { openHouse } from "../../tests/house.ts";
import { askForHelp } from "../help/ask-for-help.ts";
import { deliverDue } from "../mail/deliver.ts";
import { answerHelp, linkHelp, setHelpState } from "./handle-help.ts";
import { helpInbox, helpMessage, helpPerPage } from "./help-inbox.ts";

const asked = {
  name: "Marie Peeters",
  role: "mama van Jan",
  problem: "Ik weet de naam niet meer.\nHelp!",
  contact: "marie@selle.example",
};

async function desk() {
  const house = await openHouse();
  const an = await sitDown(house.imb);
  await askForHelp({ ...house.imb, locale: "en" }, asked, visitor);
  const { messages } = await helpInbox(house.imb, an, "new");
  const [message] = messages;
  if (!message) throw new Error("no message");
  const logged = async () =>
    (await house.db.read.select().from(auditEvents))
      .filter(({ kind }) => kind === "help-handled")
      .map(({ detail }) => detail);
  return { ...house, an, message, logged };
}

test("an answer goes out by mail in the language of who asked, and the message is answered", async () => {
  const { imb, an, message, inbox, logged } = await desk();
  const typed = { email: " marie@selle.example ", answer: "It is jan.selle.\n\nGood luck!" };
  expect(await answerHelp(imb, an, message.id, typed, visitor)).toEqual({ status: "sent" });
  await deliverDue(imb);
  const mail = inbox.mails.find(({ to }) => to.email === "marie@selle.example");
  expect(mail).toMatchObject({
    kind: "help-answer",
    locale: "en",
    replyTo: { email: imb.school.helpdeskEmail },
  });
  expect(mail?.text).toContain("It is jan.selle.");
  expect(mail?.text).toContain("> Ik weet de naam niet meer.");
  const shown = await helpMessage(imb, an, message.id);
  expect(shown?.message.state).toBe("answered");
  expect(shown?.answers).toMatchObject([{ author: { givenName: "An" }, mail: { state: "sent" } }]);
  expect(await logged()).toEqual(["answered"]);
});

test("an address that is none sends nothing", async () => {
  const { imb, an, message } = await desk();
  const typed = { email: "0470 00 00 00", answer: "Dag" };
  expect(await answerHelp(imb, an, message.id, typed, visitor)).toEqual({ status: "not-an-email" });
  expect((await helpMessage(imb, an, message.id))?.answers).toEqual([]);
});

test("states move it from list to list, and the account is linked", async () => {
  const { imb, an, message, logged } = await desk();
  const { accountId } = await addSelles(imb);
  expect(await linkHelp(imb, an, message.id, accountId, visitor)).toEqual({ status: "linked" });
  await setHelpState(imb, an, message.id, "closed", visitor);
  const { messages, counts } = await helpInbox(imb, an, "closed");
  expect(messages).toMatchObject([{ id: message.id, accountId }]);
  expect(Object.fromEntries(counts)).toEqual({ closed: 1 });
  expect(await logged()).toEqual(["account", "closed"]);
});

test("another school's message can't be read, answered or changed, nor linked to another school's account", async () => {
  const { imb, riverside, an, message } = await desk();
  const other = await sitDown(riverside);
  const typed = { email: "kwaad@post.example", answer: "x" };
  expect(await helpMessage(riverside, other, message.id)).toBeNull();
  expect(await answerHelp(riverside, other, message.id, typed, visitor)).toEqual({ status: "unknown" });
  await setHelpState(riverside, other, message.id, "closed", visitor);
  expect((await helpMessage(imb, an, message.id))?.message.state).toBe("new");
  const { accountId } = await addSelles(riverside);
  expect(await linkHelp(imb, an, message.id, accountId, visitor)).toEqual({ status: "unknown" });
});

test("the list goes on page by page, in one round trip each", async () => {
  const { imb, an, clock, db } = await desk();
  for (let i = 0; i < helpPerPage; i++) {
    clock.advance(61 * 60_000);
    await askForHelp(imb, asked, visitor);
  }
  const before = db.roundTrips;
  const first = await helpInbox(imb, an, "new");
  const second = await helpInbox(imb, an, "new", first.next);
  expect(db.roundTrips - before).toBe(2);
  expect([first.messages.length, second.messages.length, second.next]).toEqual([helpPerPage, 1, null]);
});
