import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from "@formatjs/icu-messageformat-parser";

export type Parsed =
  | { readonly status: "read"; readonly elements: MessageFormatElement[] }
  /** Where in the text, from 1. */
  | {
      readonly status: "unreadable";
      readonly why: string;
      readonly line: number;
      readonly column: number;
    };

/** Reads ICU MessageFormat. A brace that closes nothing is a slip: the standard would show it. */
export function parseText(text: string): Parsed {
  try {
    const elements = parse(text, { captureLocation: true });
    const stray = elements.find((element) => isLiteralElement(element) && element.value.includes("}"));
    if (!stray?.location) return { status: "read", elements };
    const before = text.slice(0, text.indexOf("}", stray.location.start.offset));
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    return { status: "unreadable", why: "a closing brace too many", line, column };
  } catch (error) {
    const { message, location } = error as Error & { location?: { start: { line: number; column: number } } };
    const { line, column } = location?.start ?? { line: 1, column: 1 };
    return { status: "unreadable", why: message.toLowerCase().replaceAll("_", " "), line, column };
  }
}

/** Each argument with what is done with it: "count plural", "<b>". The same for two texts that can stand for each other. */
export function signatureOf(elements: MessageFormatElement[]): string[] {
  return [...new Set(argumentsIn(elements))].sort();
}

function argumentsIn(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element)) return [];
    if (isTagElement(element)) return [`<${element.value}>`, ...argumentsIn(element.children)];
    if (isPluralElement(element))
      return [
        `{${element.value}, plural}`,
        ...Object.values(element.options).flatMap((o) => argumentsIn(o.value)),
      ];
    if (isSelectElement(element))
      return [
        `{${element.value}, select}`,
        ...Object.values(element.options).flatMap((o) => argumentsIn(o.value)),
      ];
    return [`{${element.value}}`];
  });
}

/** The forms of each plural that stands in a text, without the exact ones (`=0`); also within other choices. */
export function pluralFormsIn(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (isTagElement(element)) return pluralFormsIn(element.children);
    if (!isPluralElement(element) && !isSelectElement(element)) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralFormsIn(value));
    if (!isPluralElement(element)) return inner;
    return [Object.keys(element.options).filter((form) => !form.startsWith("=")), ...inner];
  });
}

/** How many characters are shown at the most, of whatever it chooses; an argument counts as long as its name. */
export function lengthOf(elements: MessageFormatElement[]): number {
  return elements
    .map((element) => {
      if (isLiteralElement(element)) return element.value.length;
      if (isPoundElement(element)) return 2;
      if (isTagElement(element)) return lengthOf(element.children);
      if (isPluralElement(element) || isSelectElement(element))
        return Math.max(...Object.values(element.options).map(({ value }) => lengthOf(value)));
      return element.value.length;
    })
    .reduce((sum, length) => sum + length, 0);
}
