import { send } from "./client.ts";
import { expect, test } from "./server.ts";

for (const [where, school, paths, robots] of [
  ["what somebody may look for", "imb", ["/login", "/forgot"], "index, follow"],
  ["the finder", undefined, ["/"], "index, follow"],
  ["what was looked for in it", undefined, ["/?q=in"], "noindex, nofollow"],
  [
    "what is somebody's own",
    "imb",
    ["/otp/abc", "/forgot/sent", "/help", "/code", "/outbox", "/problem/too-large", "/nowhere"],
    "noindex, nofollow",
  ],
  ["a school that is none", "geen-school", ["/", "/login", "/forgot"], "noindex, nofollow"],
] as const) {
  test(`search engines are told of ${where}: ${robots}`, async ({ demo }) => {
    for (const path of paths) {
      const { body } = await send(demo.port, { school, path });
      expect(/<meta name="robots" content="([^"]*)"/.exec(body)?.[1], path).toBe(robots);
    }
  });
}

test("whatever is asked for besides, it is the same page", async ({ demo }) => {
  const { body } = await send(demo.port, { school: "imb", path: "/login?notice=saved" });
  const [, canonical] = /<link rel="canonical" href="([^"]*)"/.exec(body) ?? [];
  expect(canonical).toBe(demo.at("imb", "/login"));
});
