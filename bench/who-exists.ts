import { rows as rowsIn } from "../tests/e2e/rows.ts";
import { target } from "../tests/e2e/target.ts";
import { table } from "./table.ts";
import { openAsker } from "./who-exists/asker.ts";
import {
  families,
  forgedLinks,
  forgot,
  freshNetwork,
  type Group,
  help,
  rarerSignIn,
  signIn,
} from "./who-exists/classes.ts";
import { head, type Measured, measureGroup, rowsOf } from "./who-exists/measure.ts";
import { headOfWatching, probeNames, rowsOfWatching, watchAfter } from "./who-exists/right-after.ts";
import { openStage, type Stage } from "./who-exists/stage.ts";

/**
 * Whether anybody can tell who exists: from the bytes of an answer, from the
 * time that it took, or from the time that the next requests take.
 *
 * PAIRS is the number of requests of each class (5,000). WATCHED is the number of trains of probes of each class
 * and kind of probe (60). SLEUTEL_TARGET is `node-file`, `node-libsql` or `workerd`. CONDITIONS
 * names some of the parts (`quiet,mail is down`): all of them take hours.
 */
const pairs = Number(process.env.PAIRS ?? 5000);
const watched = Number(process.env.WATCHED ?? 60);
const wanted = process.env.CONDITIONS?.split(",");

const withoutLimits = 1_000_000;
/** Every limit is one: the second request is slowed down. */
const strictest = 0.001;

console.log(`On ${target.name}, ${pairs} requests of each class.\n\n${table([head])}`);
await part("quiet", withoutLimits, quiet);
await part("other clients", withoutLimits, otherClients);
await part("mail is down", withoutLimits, mailIsDown);
await part("slowed down", strictest, slowedDown);
await part("watched", withoutLimits, async (stage) => console.log(`\n${table(await watch(stage))}`));

/** Each on a server of its own: what one leaves lying does not weigh on the next. */
async function part(name: string, throttleFactor: number, measureAt: (stage: Stage) => Promise<void>) {
  if (wanted && !wanted.includes(name)) return;
  const stage = await openStage(throttleFactor);
  await measureAt(stage);
  await stage.close();
}

/** At once: a long run that is broken off has said what it found. */
function tell(condition: string, measured: Measured): void {
  for (const row of rowsOf(condition, measured)) console.log(`| ${row.join(" | ")} |`);
}

async function quiet(stage: Stage): Promise<void> {
  const asker = openAsker(stage.demo.port);
  const measure = async (group: Group, rounds: number) => {
    tell("quiet", await measureGroup(asker, group, rounds));
  };
  await measure(forgot, pairs);
  await measure(families, pairs);
  await measure(help, pairs);
  await measure(await forgedLinks(...(await someLink(stage))), pairs);
  await measure(signIn, pairs);
  await measure(rarerSignIn, pairs);
  asker.close();
}

async function otherClients(stage: Stage): Promise<void> {
  const asker = openAsker(stage.demo.port);
  const goHome = stage.crowd();
  tell("other clients", await measureGroup(asker, forgot, pairs));
  tell("other clients", await measureGroup(asker, signIn, pairs));
  goHome();
  asker.close();
}

async function mailIsDown(stage: Stage): Promise<void> {
  const asker = openAsker(stage.demo.port);
  await stage.postmark(false);
  tell("mail is down", await measureGroup(asker, forgot, pairs));
  await stage.postmark(true);
  asker.close();
}

async function someLink({ demo }: Stage): Promise<[linkId: string, schoolId: string]> {
  const [link] = await rowsIn(
    demo,
    "select id, school_id from recovery_links order by created_at desc limit 1",
  );
  return [String(link?.id), String(link?.school_id)];
}

/** On a server that has nothing else to do: what is heard is their own work. */
async function watch({ demo }: Stage): Promise<(string | number)[][]> {
  const [asking, probing] = [openAsker(demo.port), openAsker(demo.port)];
  const asked = {
    nobody: ["niemand.hier", "niemand@bench.example"],
    "known username, wrong address": ["u10", "niemand@bench.example"],
    "one person: one mail": ["u10", "u10@bench.example"],
    "a family of three: four mails": ["jan.selle", "koen.selle@post.example"],
  } as const;
  const rows: (string | number)[][] = [];
  for (const probe of probeNames) {
    rows.push(...rowsOfWatching(await watchAfter(asking, probing, asked, probe, watched)));
  }
  asking.close();
  probing.close();
  return [headOfWatching, ...rows];
}

async function slowedDown(stage: Stage): Promise<void> {
  const asker = openAsker(stage.demo.port);
  const isSlowedDown = (status: number) => status === 429;
  const fromOneNetwork = (group: Group, network: (name: string, round: number) => string): Group => ({
    title: group.title,
    classes: group.classes.map(({ name, question }) => ({
      name,
      question: (round: number) => ({ ...question(round), network: network(name, round) }),
    })) as unknown as Group["classes"],
  });
  // The network is used up, whoever was asked for.
  const together = fromOneNetwork(forgot, () => "one network");
  tell("network slowed down", await measureGroup(asker, together, pairs, isSlowedDown));
  // Each account had its one mail of the hour; each request comes from a network of its own.
  const spread = fromOneNetwork(forgot, () => freshNetwork());
  tell("no mail left in this hour", await measureGroup(asker, spread, pairs));
  // A username from one network has one try; whether it is slowed down is all that shows.
  const oneName = fromOneNetwork(signIn, (name) => `guessing: ${name}`);
  const sameName: Group = {
    title: oneName.title,
    classes: oneName.classes.map(({ name, question }) => ({
      name,
      question: () => question(0),
    })) as unknown as Group["classes"],
  };
  tell("slowed down", await measureGroup(asker, sameName, pairs, isSlowedDown));
  asker.close();
}
