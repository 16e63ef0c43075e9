import { expect, test } from "vitest";
import { oneLine } from "./one-line.ts";

test.each([
  ["a line break begins no new line", "Jan\r\nBcc: all@school.example", "Jan Bcc: all@school.example"],
  ["nor do the rarer ones", "Jan\u2028Selle\u0085\u2029!", "Jan Selle !"],
  ["control characters go", "J\u0000a\u0007n\u007f", "J a n"],
  ["signs that turn the reading direction go", "\u202enaj\u2066.\u2069", "naj."],
  ["names in any script stay as they are", "Zoë فاطمة 👩‍👧 Ștefan", "Zoë فاطمة 👩‍👧 Ștefan"],
  ["half a character becomes a replacement sign", "a\ud800b", "a\ufffdb"],
])("%s", (_title, given, expected) => {
  expect(oneLine(given)).toBe(expected);
});

test("what is too long ends in an ellipsis, and no emoji is cut in two", () => {
  expect(oneLine("😀".repeat(20), 5)).toBe("😀😀😀😀…");
});
