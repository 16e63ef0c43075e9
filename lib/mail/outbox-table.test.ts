import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../db/client.ts";
import { openHouse } from "../../tests/house.ts";
import { newFolder } from "../../tests/new-folder.ts";
import { outboxMailer } from "./outbox.ts";
import { listOutbox, readOutboxMail } from "./outbox-reader.ts";
import { outboxTable } from "./outbox-table.ts";
import { renderMail } from "./render.ts";
import { imb, toJan, toMarie, tools } from "./specimens.ts";

test("putting, listing and reading a mail are one round trip each", async () => {
  const { db } = await openHouse();
  const outbox = outboxTable(db);
  const before = db.roundTrips;
  await outboxMailer(outbox).send(await renderMail(tools, imb, toMarie));
  expect(db.roundTrips - before).toBe(1);
  await listOutbox(outbox, "imb", 9);
  expect(db.roundTrips - before).toBe(2);
  await readOutboxMail(outbox, "imb", toMarie.id);
  expect(db.roundTrips - before).toBe(3);
});

test("a mail that two servers put down at once is there once", async () => {
  const { db, databaseUrl } = await openHouse();
  const other = openDatabase(databaseUrl);
  const mails = [await renderMail(tools, imb, toMarie), await renderMail(tools, imb, toJan)];
  const handovers = await Promise.all(
    [db, other, db, other].flatMap((each) => mails.map((mail) => outboxMailer(outboxTable(each)).send(mail))),
  );
  other.close();
  expect(new Set(handovers.map(({ status }) => status))).toEqual(new Set(["accepted"]));
  expect(await listOutbox(outboxTable(db), "imb", 9)).toHaveLength(2);
});

test("a database without the table is an outage, not an exception", async () => {
  const db = openDatabase(`file:${join(newFolder(), "empty.db")}`);
  const handover = await outboxMailer(outboxTable(db)).send(await renderMail(tools, imb, toMarie));
  db.close();
  expect(handover).toEqual({ status: "unavailable", reason: "Outbox: SQLITE_ERROR" });
});

test("a database out of reach is an outage, not an exception", async () => {
  const db = openDatabase(`http://127.0.0.1:${await silentPort()}`);
  const handover = await outboxMailer(outboxTable(db)).send(await renderMail(tools, imb, toMarie));
  expect(handover).toEqual({ status: "unavailable", reason: "Outbox: ECONNREFUSED" });
});

/** One on which nobody listens any more. */
async function silentPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
