import { setTimeout as sleep } from "node:timers/promises";
import { median, quantile } from "../edge/figures.ts";
import type { Contestant } from "./contestants.ts";
import { cpuMsOf } from "./process-group.ts";

/** One thing that a visitor does, by this client (0 and on), as its next turn. */
export type Turn = (client: number) => Promise<void>;

export interface Side {
  readonly contestant: Contestant;
  readonly turn: Turn;
}

export interface Figures {
  /** Turns a second: the median of all rounds, the least and the most. */
  readonly rate: number;
  readonly spread: readonly [number, number];
  /** Milliseconds of processor for each turn, with all that comes after its answer: the median of all rounds. */
  readonly cpuMs: number;
  /** How long a turn took, in ms. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface Load {
  readonly clients: number;
  readonly rounds: number;
  readonly roundMs: number;
}

/** Takes turns at each of the sides, round by round, so that what else a machine does weighs on all of them. */
export async function compare<Name extends string>(
  sides: Readonly<Record<Name, Side>>,
  load: Load,
): Promise<Record<Name, Figures>> {
  const names = Object.keys(sides) as Name[];
  for (const name of names) await oneRound(sides[name], { ...load, roundMs: load.roundMs / 2 });
  const told = new Map<Name, Round[]>(names.map((name) => [name, []]));
  for (let round = 0; round < load.rounds; round++) {
    for (const name of round % 2 ? names.toReversed() : names) {
      told.get(name)?.push(await oneRound(sides[name], load));
    }
  }
  return Object.fromEntries([...told].map(([name, rounds]) => [name, figuresOf(rounds)])) as Record<
    Name,
    Figures
  >;
}

interface Round {
  readonly rate: number;
  readonly cpuMs: number;
  readonly times: readonly number[];
}

async function oneRound({ contestant, turn }: Side, { clients, roundMs }: Load): Promise<Round> {
  const cpuBefore = cpuMsOf(contestant.group);
  const times: number[] = [];
  const began = performance.now();
  const until = began + roundMs;
  // Until the last of them is done, also where one was refused: the next round has the server for itself.
  const ended = await Promise.allSettled(
    Array.from({ length: clients }, async (_, client) => {
      for (let from = performance.now(); from < until; from = performance.now()) {
        await turn(client);
        times.push(performance.now() - from);
      }
    }),
  );
  const tookMs = performance.now() - began;
  await untilIdle(contestant);
  const refused = ended.find(({ status }) => status === "rejected");
  if (refused?.status === "rejected") throw refused.reason;
  return {
    rate: (times.length * 1000) / tookMs,
    cpuMs: (cpuMsOf(contestant.group) - cpuBefore) / times.length,
    times,
  };
}

/** What comes after the answers, such as mail, is work of this round and not of the next. */
async function untilIdle({ group }: Contestant): Promise<void> {
  const patience = Date.now() + 20_000;
  for (let before = cpuMsOf(group); Date.now() < patience; ) {
    await sleep(150);
    const now = cpuMsOf(group);
    if (now - before <= 10) return;
    before = now;
  }
}

function figuresOf(rounds: readonly Round[]): Figures {
  const rates = rounds.map(({ rate }) => rate);
  const times = rounds.flatMap((round) => round.times);
  return {
    rate: median(rates),
    spread: [Math.min(...rates), Math.max(...rates)],
    cpuMs: median(rounds.map(({ cpuMs }) => cpuMs)),
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
  };
}
