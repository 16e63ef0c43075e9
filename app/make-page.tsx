import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { MadePage } from "../lib/door/house.ts";
import { Turn, turnTo } from "../lib/live/turn.ts";
import { Missing } from "./_ui/missing.tsx";
import { Document } from "./document.tsx";
import { type Page, pageAt } from "./pages.ts";

/**
 * Makes the page at an address, for this visit.
 *
 * Not by Next, which makes a page twice, as data for its runtime and as HTML:
 * none of ours has that runtime.
 *
 * @param url path and query, as sent.
 * @throws where it can't be made.
 */
export async function makePage(url: string): Promise<MadePage> {
  try {
    return { html: documentOf(await contentAt(url)) };
  } catch (error) {
    if (!(error instanceof Turn)) throw error;
    return error.to === null ? { html: documentOf(<Missing />) } : { leadsTo: error.to };
  }
}

/** Where there is no page, that is what is said; whoever asked. */
async function contentAt(url: string) {
  const { pathname, searchParams } = partsOf(url);
  const found = pageAt(pathname);
  if (!found) {
    const withoutSlash = pathname.replace(/\/$/, "");
    return pageAt(withoutSlash) ? turnTo(withoutSlash + url.slice(pathname.length)) : <Missing />;
  }
  const { Page, params } = found;
  return Page({ params: Promise.resolve(params), searchParams: Promise.resolve(asRecord(searchParams)) });
}

function partsOf(url: string) {
  const [pathname = "", ...query] = url.split("?");
  return { pathname, searchParams: new URLSearchParams(query.join("?")) };
}

/** As Next gives it: what was sent more than once is a list. */
function asRecord(query: URLSearchParams): Awaited<Parameters<Page>[0]["searchParams"]> {
  const sent = new Map<string, string | string[]>();
  for (const [name, value] of query) {
    const before = sent.get(name);
    if (Array.isArray(before)) before.push(value);
    else sent.set(name, before === undefined ? value : [before, value]);
  }
  return Object.fromEntries(sent);
}

function documentOf(content: ReactNode): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<Document>{content}</Document>)}`;
}
