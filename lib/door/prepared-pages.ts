import { theHouse } from "./house.ts";
import { duringVisit, type Visit } from "./visit.ts";

/**
 * The pages that say the same to everybody at a school, in one language; each
 * address to the letter, so that nobody can fill the memory with others.
 */
const addresses = new Set([
  "/",
  "/login",
  "/login?notice=saved",
  "/login?notice=signed-out",
  "/login?notice=sign-in-first",
  "/forgot",
  "/forgot/sent",
  "/help",
  "/help/sent",
  "/code",
  "/accessibility",
]);

/** What may tell one visitor's page from another's. */
export interface Asked {
  readonly method: string | undefined;
  /** Path and query. */
  readonly url: string;
}

/**
 * The name under which a page may be kept: it has in it all that the page is
 * made of, so that an edit of the school gives it another name, and no school
 * has that of another.
 *
 * @returns null for a page that is made for one visitor.
 */
export function preparedName(visit: Visit, asked: Asked): string | null {
  if (asked.method !== "GET" || !addresses.has(asked.url)) return null;
  if (visit.answered || visit.isFailed || visit.showsKeys || visit.reply.status) return null;
  const variant = duringVisit(visit, () => theHouse().variantOf());
  return variant && `${asked.url} ${variant}`;
}

/** Pages by their names; those that were asked for least recently make room. */
export class PreparedPages<Page> {
  readonly #pages = new Map<string, { page: Page; bytes: number }>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  find(name: string): Page | undefined {
    const found = this.#pages.get(name);
    if (!found) return undefined;
    this.#pages.delete(name);
    this.#pages.set(name, found);
    return found.page;
  }

  /** @param bytes that keeping it takes, without its name. */
  keep(name: string, page: Page, bytes: number): void {
    this.#drop(name);
    this.#pages.set(name, { page, bytes: bytes + 2 * name.length });
    this.#bytes += bytes + 2 * name.length;
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#drop(oldest);
    }
  }

  #drop(name: string): void {
    this.#bytes -= this.#pages.get(name)?.bytes ?? 0;
    this.#pages.delete(name);
  }
}
