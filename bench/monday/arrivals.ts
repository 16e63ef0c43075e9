import type { Random } from "../../db/seed/random.ts";

/** One child who forgot a password. */
export interface Arrival {
  readonly school: number;
  readonly account: number;
  /** Seconds from eight o'clock. */
  readonly second: number;
}

export interface Monday {
  readonly schools: number;
  readonly classes: number;
  readonly pupilsOfClass: number;
  /** Within how many seconds the classes begin. */
  readonly withinSeconds: number;
  /** How long a class takes to press. */
  readonly classSeconds: number;
}

/** Each class begins at some moment of the hour, and all of it presses within some minutes; in order of time. */
export function arrivalsOn(monday: Monday, random: Random): Arrival[] {
  const arrivals: Arrival[] = [];
  for (let school = 0; school < monday.schools; school++) {
    for (let c = 0; c < monday.classes; c++) {
      const begins = random.share() * (monday.withinSeconds - monday.classSeconds);
      for (let pupil = 0; pupil < monday.pupilsOfClass; pupil++) {
        const account = c * monday.pupilsOfClass + pupil;
        arrivals.push({ school, account, second: begins + random.share() * monday.classSeconds });
      }
    }
  }
  return arrivals.sort((a, b) => a.second - b.second);
}
