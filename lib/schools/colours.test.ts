import { describe, expect, test } from "vitest";
import { contrast, paletteOf, parseHex } from "./colours.ts";

type Rgb = NonNullable<ReturnType<typeof parseHex>>;
const rgb = (colour: string): Rgb => {
  const parsed = parseHex(colour);
  if (!parsed) throw new Error(`${colour} is no colour`);
  return parsed;
};

/** mulberry32: the same five hundred colours every time. */
function randomColours(count: number): string[] {
  let state = 20260901;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return Array.from({ length: count }, () => `#${(next() & 0xffffff).toString(16).padStart(6, "0")}`);
}

const extremes = ["#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff0000", "#808080", "#777777"];
const light = ["#ffffff", "#f4f5f7"];
const dark = ["#15171c", "#262930"];

describe("whatever colour a school chooses, text in it reads", () => {
  test("on the light grounds and on the dark ones, and so does text upon it", () => {
    for (const colour of [...extremes, ...randomColours(500)]) {
      const { accent, onAccent, accentDark, onAccentDark } = paletteOf(colour);
      const pairs = [
        ...light.map((ground) => [accent, ground]),
        ...dark.map((ground) => [accentDark, ground]),
        [onAccent, accent],
        [onAccentDark, accentDark],
      ] as [string, string][];
      for (const [text, ground] of pairs) {
        expect(contrast(rgb(text), rgb(ground)), `${text} on ${ground}, of ${colour}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    }
  });
});

test("a colour that reads already stays as the school chose it", () => {
  expect(paletteOf("#17607a").accent).toBe("#17607a");
});

test.each(["", "blue", "#fff", "#12345", "#1234567", "17607a", "#zzzzzz", "#17607a;}", "url(x)"])(
  "%j is taken as a plain blue",
  (colour) => expect(paletteOf(colour)).toEqual(paletteOf("#1e4f91")),
);

test("contrast is that of WCAG", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([255, 255, 255], [255, 255, 255])).toBe(1);
  expect(contrast(rgb("#777777"), rgb("#ffffff"))).toBeCloseTo(4.48, 2);
});
