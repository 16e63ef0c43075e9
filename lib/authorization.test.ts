import { expect, test } from "vitest";
import { testKeys, testSecret } from "../tests/house.ts";
import { basic, isAuthorized } from "./authorization.ts";

const keys = { links: testKeys("l1"), passwords: testKeys("p1"), privacy: testSecret("privacy") };
const wanted = basic("postmark:geheim");

test("who brings what is wanted may", async () => {
  expect(await isAuthorized(keys, "Basic cG9zdG1hcms6Z2VoZWlt", wanted)).toBe(true);
});

test.each([null, "", "Basic", "Basic cG9zdG1hcms6Z2VoZWl0", "basic cG9zdG1hcms6Z2VoZWlt", `${wanted} `])(
  "who brings %j may not",
  async (given) => expect(await isAuthorized(keys, given, wanted)).toBe(false),
);

test("nobody may where nothing is wanted, not even with nothing", async () => {
  expect(await isAuthorized(keys, null, null)).toBe(false);
  expect(await isAuthorized(keys, "", null)).toBe(false);
});
