import { watch } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { letOut } from "./next-answer.ts";
import { pathOf } from "./node-request.ts";

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Where a change to any of its files is one to the pages. */
const sources = ["app", "emails", "lib", "messages", "public/script/development", "public/style/development"];

/** What Next has there besides: the page that says why something can't be compiled, and its parts. */
const ofNext = /^\/(_next|__nextjs_[^/]+|gallery)(\/|$)/;

/**
 * What the door does besides in development: it has Next compile the house as it
 * is written now before it answers, and tells pages that there is a newer one.
 *
 * @param handle Next's own handler.
 * @returns which says whether the door is to answer; else an answer has gone out.
 */
export function developmentDoor(
  handle: Handle,
): (req: IncomingMessage, res: ServerResponse) => Promise<boolean> {
  const pages = new Set<ServerResponse>();
  followChanges(() => {
    for (const page of pages) page.write("event: change\ndata:\n\n");
  });
  return async (req, res) => {
    const path = pathOf(req);
    if (path === "/development/changes") {
      res.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();
      pages.add(res.once("close", () => pages.delete(res)));
      return false;
    }
    if (!ofNext.test(path)) return isRenewed(req, res);
    await handle(req, res);
    return false;
  };

  /** Where the house can't be compiled, Next's page that says why goes out. */
  async function isRenewed(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const { method, url } = req;
    // Next listens to each response that it gets a dozen times, and a route's gets to it twice.
    res.setMaxListeners(50);
    Object.assign(req, { method: "GET", url: "/development/house" });
    // That page of Next's would stay, also when all is well again.
    res.setHeader("Refresh", "5");
    try {
      const rules = { isEmpty: (status: number) => status === 204, cacheControl: null };
      return (await letOut(res, () => handle(req, res), rules)) !== null;
    } finally {
      Object.assign(req, { method, url });
      if (!res.headersSent) res.removeHeader("Refresh");
    }
  }
}

/** Several files are often written at once, and Next needs a moment to notice them too. */
const settleMs = 150;

function followChanges(tell: () => void): void {
  let waiting: NodeJS.Timeout | undefined;
  for (const source of sources) {
    watch(source, { recursive: true, persistent: false }, () => {
      clearTimeout(waiting);
      waiting = setTimeout(tell, settleMs).unref();
    });
  }
}
