import type { ServerResponse } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildFailure, context, formatMessages } from "esbuild";
import { pageContentPolicy } from "../../lib/door/headers.ts";
import type { Development } from "../../lib/door/node-door.ts";
import { pathOf } from "../../lib/door/node-request.ts";
import { newestOf } from "../newest-of.ts";
import { watchScripts } from "./browser-scripts.ts";
import { bundleOf, onNode } from "./bundle.ts";
import { watchStyles } from "./styles.ts";

/** Where a change to any of its files is one to the pages. */
const sources = [
  "app",
  "db",
  "emails",
  "lib",
  "messages",
  ...["script", "style"].map((kind) => `public/${kind}/development`),
];
/** By looking, since what a system tells of changes misses some where a file is put in the place of another. */
const lookEveryMs = 300;

/**
 * In development the house is made anew when an answer is asked for and
 * something was written since; a page that stands is told so
 * (browser/development.ts). The door (`lib/door`) and Next's routes are not of
 * the house: those Next makes anew, and a new door wants a new server.
 */
export async function developHouse(): Promise<Development> {
  const names = { ...watchStyles(), ...(await watchScripts()) };
  const make = await houseMaker(names);
  const follow = followers();
  let made: Promise<string | null> | undefined;
  let madeOf = 0;
  return async (req, res) => {
    if (pathOf(req) === "/development/changes") {
      follow(res);
      return false;
    }
    const newest = newestOf(sources);
    if (newest > madeOf) made = make();
    madeOf = newest;
    const fault = (await made) ?? null;
    if (fault !== null) sayWhy(res, fault, names.DEVELOPMENT_SCRIPT ?? "");
    return fault === null;
  };
}

interface Start {
  start(): void;
  renew(): void;
}

/** @returns which makes the house and opens it, and says what keeps it from being made. */
async function houseMaker(names: Readonly<Record<string, string>>): Promise<() => Promise<string | null>> {
  process.setSourceMapsEnabled(true);
  const folder = ".house/development";
  const options = bundleOf(onNode, names, folder, "development");
  const bundle = await context({ ...options, sourcemap: "inline", logLevel: "silent" });
  const { href } = pathToFileURL(resolve(folder, "start.mjs"));
  let times = 0;
  return async () => {
    try {
      await bundle.rebuild();
      // Under another name each time, or it would be the same module.
      const house: Start = await import(`${href}?${times}`);
      if (times++ === 0) house.start();
      else house.renew();
      return null;
    } catch (error) {
      const { errors } = error as Partial<BuildFailure>;
      const fault = errors
        ? (await formatMessages(errors, { kind: "error" })).join("\n")
        : String((error as Error).stack);
      console.error(fault);
      return fault;
    }
  };
}

/** @returns which has an answer told of every change, as long as somebody waits for it. */
function followers(): (page: ServerResponse) => void {
  const waiting = new Set<ServerResponse>();
  let told = newestOf(sources);
  const look = () => {
    const newest = newestOf(sources);
    if (newest > told) for (const page of waiting) page.write("event: change\ndata:\n\n");
    told = newest;
  };
  setInterval(() => waiting.size > 0 && look(), lookEveryMs).unref();
  return (page) => {
    page.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();
    page.once("close", () => waiting.delete(page));
    waiting.add(page);
  };
}

/** As long as it stands, the page is asked for again at every change. */
function sayWhy(res: ServerResponse, fault: string, script: string): void {
  const text = fault.replace(/[&<]/g, (character) => `&#${character.charCodeAt(0)};`);
  res.setHeader(
    "Content-Security-Policy",
    pageContentPolicy({ scripts: new Set(["self"]), styles: new Set() }),
  );
  res.writeHead(500, { "Content-Type": "text/html; charset=utf-8" });
  res.end(`<!DOCTYPE html><script type="module" src="${script}"></script><pre>${text}</pre>`);
}
