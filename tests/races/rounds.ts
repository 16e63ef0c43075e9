import { isCommonPassword } from "../../lib/password/common-passwords.ts";
import type { DatabaseKind } from "./servers.ts";

const usual = Number(process.env.RACES ?? 20);

/** RACES is how many rounds a race has on a file; a share of them, where a round is long, and a fifth on a server. */
export function roundsOf(kind: DatabaseKind, share = 1): number {
  return Math.max(2, Math.ceil(usual * share * (kind === "file" ? 1 : 0.2)));
}

/** A thousand rounds take as long as they take. */
export const raceTimeoutMs = Math.max(60_000, usual * 5_000);

/** How often each outcome was, told in one line when a race is over. */
export function openTally(what: string, kind: DatabaseKind) {
  const counts = new Map<string, number>();
  let rounds = 0;
  return {
    round(outcome: string) {
      rounds++;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    },
    tell() {
      const outcomes = [...counts].sort((a, b) => b[1] - a[1]).map(([outcome, n]) => `${outcome}: ${n}`);
      process.stdout.write(
        `${what}, two connections to a ${kind}, ${rounds} rounds. ${outcomes.join("; ")}.\n`,
      );
    },
    outcomes: () => [...counts.keys()],
  };
}

/** At some moment of what runs meanwhile. */
export async function atSomeMoment<T>(what: () => Promise<T>, withinMs = 8): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * withinMs));
  return what();
}

/** One in 60,000 would be taken for a leaked one, and refused: in a thousand rounds that happens. */
export function newPassword(): string {
  const password = `Nieuwe.Fiets-${crypto.randomUUID().slice(0, 8)}`;
  return isCommonPassword(password) ? newPassword() : password;
}
