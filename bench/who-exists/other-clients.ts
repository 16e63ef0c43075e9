import { type Asker, openAsker } from "./asker.ts";

/** A process of its own: clients who come and go while others are measured. */
const port = Number(process.argv[2]);
const clients = 4;

async function visit(asker: Asker, who: number): Promise<never> {
  for (let i = 0; ; i++) {
    const username = `somebody.${who}.${i % 500}`;
    await asker.ask({ path: "/login", network: `other-${who}` });
    await asker.ask({
      path: "/forgot",
      fields: { username, email: `${username}@elsewhere.example` },
      network: `other-${who}-${Math.floor(i / 50)}`,
    });
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
  }
}

// They end with whoever started them.
process.once("disconnect", () => process.exit(0));
await Promise.all(Array.from({ length: clients }, (_, who) => visit(openAsker(port), who)));
