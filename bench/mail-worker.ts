import "../scripts/mails/load-tsx.ts";
import { count, eq } from "drizzle-orm";
import { openDatabase } from "../db/client.ts";
import { mails } from "../db/schema.ts";

/** A process that delivers until no mail is left: what bench/mails.ts starts, and kills. */
const { withBreaker } = await import("../lib/mail/breaker.ts");
const { deliverDue } = await import("../lib/mail/deliver.ts");
const { postmarkMailer } = await import("../lib/mail/postmark.ts");
const { keyRing } = await import("../lib/keys.ts");

const [databaseUrl = "", apiHost = "", serverToken = "", began = "0", speed = "1", most = "500"] =
  process.argv.slice(2);
/** Hours of back-off and leases in minutes: the clock runs faster, the network does not. */
const clock = { now: () => new Date(Number(began) + (Date.now() - Number(began)) * Number(speed)) };
const secret = new Uint8Array(32);
const db = openDatabase(databaseUrl);
const postmark = postmarkMailer({ serverToken, apiHost, timeoutSeconds: Number(speed) > 1 ? 1 : 10 });
const batch = postmark.batch && { ...postmark.batch, most: Number(most) };
const tools = {
  db,
  clock,
  mailer: withBreaker({ ...postmark, batch }, clock, () => {}),
  keys: {
    links: keyRing([{ id: "k1", secret }]),
    passwords: keyRing([{ id: "k1", secret }]),
    privacy: secret,
  },
  argon2id: () => Promise.reject(new Error("Nothing is hashed here")),
  passwordCost: { memoryKiB: 64, passes: 1, lanes: 1 },
  senderEmail: "bench@sleutel.example",
  throttleFactor: 1,
  urlAt: (slug: string, path: string) => `https://${slug}.sleutel.example${path}`,
};

const queued = async () =>
  (await db.read.select({ left: count() }).from(mails).where(eq(mails.state, "queued")))[0]?.left ?? 0;
let roundTrips = 0;
while ((await queued()) > 0) {
  const before = db.roundTrips;
  await deliverDue(tools);
  roundTrips += db.roundTrips - before;
  await new Promise((resolve) => setTimeout(resolve, 50));
}
process.send?.({ roundTrips });
process.exit(0);
