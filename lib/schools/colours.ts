/** A school's colour, made readable: WCAG 2.2, 1.4.3 (text 4.5 : 1) and 1.4.11 (parts of controls 3 : 1). */
export interface Palette {
  /** Buttons and links on a light ground. */
  readonly accent: string;
  readonly onAccent: string;
  /** The same on a dark ground. */
  readonly accentDark: string;
  readonly onAccentDark: string;
}

type Rgb = readonly [number, number, number];

const textContrast = 4.5;
const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** The darkest and lightest grounds that the pages put a link on; see app/styles.css. */
const lightGround: Rgb = [244, 245, 247];
const darkGround: Rgb = [38, 41, 48];

/** @param colour `#rrggbb`; anything else is taken as a plain blue. */
export function paletteOf(colour: string): Palette {
  const own = parseHex(colour) ?? ([30, 79, 145] as const);
  const accent = untilReadable(own, lightGround, black);
  const accentDark = untilReadable(own, darkGround, white);
  return {
    accent: toHex(accent),
    onAccent: toHex(readableOn(accent)),
    accentDark: toHex(accentDark),
    onAccentDark: toHex(readableOn(accentDark)),
  };
}

/** (L1 + 0.05) / (L2 + 0.05), WCAG 2.2. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

export function parseHex(colour: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return match ? [hex(match[1]), hex(match[2]), hex(match[3])] : null;
}

/** Moves a colour towards black or white just as far as it must. */
function untilReadable(colour: Rgb, ground: Rgb, towards: Rgb): Rgb {
  for (let step = 0; step <= 20; step++) {
    const mixed = mix(colour, towards, step / 20);
    if (contrast(mixed, ground) >= textContrast) return mixed;
  }
  return towards;
}

function readableOn(colour: Rgb): Rgb {
  return contrast(colour, white) >= textContrast ? white : black;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return a.map((value, i) => Math.round(value + ((b[i] ?? 0) - value) * share)) as unknown as Rgb;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function hex(pair: string | undefined): number {
  return Number.parseInt(pair ?? "0", 16);
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
