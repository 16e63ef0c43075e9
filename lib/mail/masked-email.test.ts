import { expect, test } from "vitest";
import { maskedEmail } from "./masked-email.ts";

test.each([
  ["els@post.example", "e…@post.example"],
  ["e@post.example", "e…@post.example"],
  ["😀els@post.example", "😀…@post.example"],
  ['"a@b"@post.example', '"…@post.example'],
  ["@post.example", "…"],
  ["nothing", "…"],
  ["", "…"],
])("of %j only %j shows", (email, expected) => {
  expect(maskedEmail(email)).toBe(expected);
});
