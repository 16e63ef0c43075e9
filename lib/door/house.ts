import type { NewCookie } from "../forms/answer-post.ts";
import type { FormState } from "../forms/form-state.ts";
import type { PrintedLetters } from "../letters/letter.ts";
import type { School } from "../scope.ts";
import type { Host } from "./host.ts";
import type { Refusal } from "./refusal.ts";
import type { Met } from "./visit.ts";

/** A post as the door hands it over: from a page of ours, and not read yet. */
export interface PostArrival {
  readonly host: Host;
  /** As sent, without query: another spelling of a path is another path. */
  readonly path: string;
  readonly clientAddress: string;
  /** Reads it, once. @returns null where it is larger than that. */
  readonly readBody: (mostBytes: number) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly isByScript: boolean;
  readonly header: (name: string) => string | undefined;
}

/** A form that was answered: by a page, or by what `readyAnswer` makes of it. */
export interface PageReply {
  readonly kind: "page";
  readonly status: number;
  readonly retryAfterSeconds?: number;
  readonly state: FormState | undefined;
  /** For the page alone: it is in no answer that a script reads. */
  readonly handsOver?: PrintedLetters;
  readonly pressedLanguage?: string;
  readonly cookies: readonly NewCookie[];
  readonly clearsSite?: boolean;
  readonly afterwards: Work;
}

export type PostReply = PageReply | { readonly kind: "refused"; readonly refusal: Refusal };

/** What can wait until the answer is out. */
export type Work = readonly (() => Promise<unknown>)[];

/** Never rejects: the sweeper does again what fails here. */
export async function doAll(work: Work): Promise<void> {
  await Promise.all(
    work.map((each) =>
      each().catch((error: unknown) => console.error("Work after an answer failed.", error)),
    ),
  );
}

export interface SampleReader {
  readonly givenName: string;
  readonly familyName: string;
  readonly username: string;
  readonly locale: string;
}

/** A page, whole; or where it leads instead. */
export type MadePage = { readonly html: string } | { readonly leadsTo: string };

/** What the door asks of the house. */
export interface House {
  /**
   * Makes the page at an address (path and query), for this visit; where there is none, the page that says so.
   *
   * @throws where it can't be made.
   */
  makePage(url: string): Promise<MadePage>;
  receivePost(arrival: PostArrival): Promise<PostReply>;
  /** Finds out what every page of this visit needs to know; without its school where that is of no account. */
  meet(isOfSchool: boolean): Promise<Met>;
  /**
   * All that tells the public pages of this visit from those of another: host, school as it is now, and language.
   *
   * @returns null where there is no school that is known.
   */
  variantOf(): string | null;
  /** Of this visit. Where that can't be found out, the page itself says so. */
  isSchoolClosed(): Promise<boolean>;
  /** The HTML of a mail as this school would send it now, to that person; its link opens nothing. */
  sampleMail(school: School, to: SampleReader): Promise<string>;
  /** Picks up whatever was left lying. */
  sweep(): Promise<unknown>;
}

/**
 * The house is a bundle of its own, so are Next's routes, and the door is in
 * neither: the house says at its start that it is there.
 */
const key = Symbol.for("sleutel.house");
const shared = globalThis as { [key]?: House };

export function openHouse(house: House): void {
  shared[key] = house;
}

export function isHouseOpen(): boolean {
  return shared[key] !== undefined;
}

/** @throws before the house has started. */
export function theHouse(): House {
  const house = shared[key];
  if (!house) throw new Error("The house is not open yet: the app has not started.");
  return house;
}
