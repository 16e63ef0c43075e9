export interface Element {
  /** What stands between its name and its end: `r="A1" t="s"`. */
  readonly attributes: string;
  readonly inner: string;
}

/**
 * The elements of one name, in their order; one in another of the same name is
 * not looked for. Looks at each character once, also where an end is missing.
 */
export function* elements(xml: string, name: string): Generator<Element> {
  const [begin, end] = [`<${name}`, `</${name}>`];
  for (let at = xml.indexOf(begin); at >= 0; ) {
    const after = at + begin.length;
    if (!/[\s/>]/.test(xml.charAt(after))) {
      at = xml.indexOf(begin, after);
      continue;
    }
    const close = xml.indexOf(">", after);
    if (close < 0) return;
    const isEmpty = xml.charAt(close - 1) === "/";
    const endAt = isEmpty ? close : xml.indexOf(end, close);
    if (endAt < 0) return;
    const attributes = xml.slice(after, isEmpty ? close - 1 : close);
    yield { attributes, inner: isEmpty ? "" : xml.slice(close + 1, endAt) };
    at = xml.indexOf(begin, endAt);
  }
}

const patterns = { r: at("r"), t: at("t"), Id: at("Id"), Target: at("Target"), "r:id": at("r:id") };

function at(name: string): RegExp {
  return new RegExp(`\\s${name}="([^"]*)"`);
}

export function attribute(attributes: string, name: keyof typeof patterns): string | null {
  const value = patterns[name].exec(attributes)?.[1];
  return value === undefined ? null : plainText(value);
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Without entities, and without the escapes that Excel has for control characters (`_x000D_`). */
export function plainText(xml: string): string {
  if (!xml.includes("&") && !xml.includes("_x")) return xml;
  return xml
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) =>
      name
        ? (named[name.toLowerCase()] ?? whole)
        : character(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => character(Number.parseInt(hex, 16)));
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
