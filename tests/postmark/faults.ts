import { type ApiFault, passingFaults } from "./api-answer.ts";
import { seededChance, seededNumber } from "./seeded-chance.ts";

/** What becomes of one call besides its ordinary answer. */
export type Mishap =
  | { readonly kind: "fault"; readonly fault: ApiFault }
  /** Done, and never answered: the client gives up, and cannot know. */
  | { readonly kind: "lost" }
  /** Done, and the connection breaks in the middle of the answer. */
  | { readonly kind: "cut" };

/** Which calls a mishap befalls: the ones that send mail, or any. */
export type Calls = "sending" | "every";

type Draw = () => Mishap | null;

/** What shall go wrong, in the order in which it was asked for: what is due next before what is left to chance. */
export interface Faults {
  planNext(mishap: Mishap, times: number, calls: Calls): void;
  planShare(share: number, seed: number, mishapOf: (pick: number) => Mishap): void;
  /** Faults of single messages in a batch, or of a single mail. */
  planMessages(share: number, seed: number, fault: ApiFault): void;
  forCall(isSending: boolean): Mishap | null;
  forMessage(): ApiFault | null;
  stallMs: number;
  clear(): void;
}

export function noFaults(): Faults {
  let due: { mishap: Mishap; calls: Calls }[] = [];
  let shares: Draw[] = [];
  let messageFaults: (() => ApiFault | null)[] = [];
  return {
    stallMs: 0,
    planNext(mishap, times, calls) {
      for (let i = 0; i < times; i++) due.push({ mishap, calls });
    },
    planShare(share, seed, mishapOf) {
      const [happens, pick] = [seededChance(share, seed), seededNumber(seed + 1)];
      shares.push(() => (happens() ? mishapOf(pick()) : null));
    },
    planMessages(share, seed, fault) {
      const happens = seededChance(share, seed);
      messageFaults.push(() => (happens() ? fault : null));
    },
    forCall(isSending) {
      const place = due.findIndex(({ calls }) => isSending || calls === "every");
      if (place >= 0) return due.splice(place, 1)[0]?.mishap ?? null;
      return isSending ? firstOf(shares) : null;
    },
    forMessage: () => firstOf(messageFaults),
    clear() {
      [due, shares, messageFaults, this.stallMs] = [[], [], [], 0];
    },
  };
}

/** Everybody draws, whoever wins: what one control does shall not depend on whether another is set. */
function firstOf<T>(draws: readonly (() => T | null)[]): T | null {
  return draws.map((draw) => draw()).find((drawn) => drawn !== null) ?? null;
}

/** One of the faults that pass by themselves. */
export function passingFault(pick: number): Mishap {
  const fault = passingFaults[Math.floor(pick * passingFaults.length)];
  return { kind: "fault", fault: fault ?? { status: 500, code: 0, message: "" } };
}
