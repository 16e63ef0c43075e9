import { createElement, type FunctionComponent, type ReactElement } from "react";
import { render } from "react-email";

/** Kinds of mail, languages, and how many lines somebody wrote: some dozens. */
const mostStencils = 200;
/** Whoever writes hundreds of lines has a shape that nobody has again. */
const mostPlaces = 100;

/** Markup between the places where texts go. */
interface Stencil {
  readonly markup: readonly string[];
  /** Of each place, which of the texts. */
  readonly places: readonly number[];
}

const stencils = new Map<unknown, Map<string, Stencil>>();

/**
 * A page of React Email as HTML. It is rendered once for each template and
 * shape of what it is given, with marks where texts go; then texts are filled
 * in, escaped as React escapes them. A mail costs a tenth of rendering it.
 *
 * The templates look at no text: one that did something else for another text
 * would do it for the mark (html-of-page.test.ts holds every mail against a
 * rendered one).
 */
export async function htmlOfPage(page: ReactElement): Promise<string> {
  const texts: string[] = [];
  const marked = withMarks(page.props, texts);
  const stencil = await stencilOf(page.type as FunctionComponent<object>, marked as object);
  return filled(stencil, texts);
}

/** The language is of the markup; everything else that is text has a place. */
const ofMarkup = new Set(["lang"]);

/** The same object with marks for its texts, a mark for each line: what splits a text into lines finds them. */
function withMarks(value: unknown, texts: string[], name = ""): unknown {
  if (typeof value === "string" && !ofMarkup.has(name)) {
    return value
      .split("\n")
      .map((line) => markOf(texts.push(line) - 1))
      .join("\n");
  }
  if (Array.isArray(value)) return value.map((each) => withMarks(each, texts));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withMarks(each, texts, key)]));
}

/** Of the private use area, which no template has. */
const markOf = (index: number) => `\ue000${index}\ue001`;
const mark = /\ue000(\d+)\ue001/;

async function stencilOf(template: FunctionComponent<object>, marked: object): Promise<Stencil> {
  const shapes = stencils.get(template) ?? new Map<string, Stencil>();
  stencils.set(template, shapes);
  const shape = JSON.stringify(marked);
  const known = shapes.get(shape);
  if (known) return known;
  const parts = (await render(createElement(template, marked))).split(mark);
  const stencil = {
    markup: parts.filter((_, i) => i % 2 === 0),
    places: parts.filter((_, i) => i % 2 === 1).map(Number),
  };
  if (stencil.places.length > mostPlaces) return stencil;
  const [oldest] = shapes.keys();
  if (shapes.size >= mostStencils && oldest !== undefined) shapes.delete(oldest);
  shapes.set(shape, stencil);
  return stencil;
}

function filled({ markup, places }: Stencil, texts: readonly string[]): string {
  const escaped = texts.map(escapeHtml);
  return markup.map((part, i) => part + (escaped[places[i] ?? -1] ?? "")).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** As React writes texts and attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
