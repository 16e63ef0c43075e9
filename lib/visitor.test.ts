import { describe, expect, test } from "vitest";
import { testKeys, testSecret } from "../tests/house.ts";
import { hashNetwork, networkOf } from "./visitor.ts";

describe("a network is", () => {
  test.each([
    ["one IPv4 address", "203.0.113.7", "203.0.113.7"],
    ["the same address when it is mapped into IPv6", "::ffff:203.0.113.7", "203.0.113.7"],
    ["the same in capitals", "::FFFF:203.0.113.7", "203.0.113.7"],
    ["the same mapped in hexadecimal", "::ffff:cb00:7107", "203.0.113.7"],
    ["the same with spaces around", " 203.0.113.7 ", "203.0.113.7"],
    ["the first half of an IPv6 address", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["the same for another device in it", "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"],
    ["the same however it is written", "2001:0DB8:0001:0002::", "2001:db8:1:2::/64"],
    ["of a shortened address", "2001:db8::1", "2001:db8:0:0::/64"],
    ["of this machine", "::1", "0:0:0:0::/64"],
    ["of a link, without its zone", "fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("%s", (_, address, network) => expect(networkOf(address)).toBe(network));
});

test("two addresses next to each other in IPv4 are two networks", () => {
  expect(networkOf("203.0.113.7")).not.toBe(networkOf("203.0.113.8"));
});

test("two /64 of one provider are two networks", () => {
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
});

test.each(["", "unknown", ":", ":::", "1:2:3:4:5:6:7:8:9", "zz::1", "::ffff:999.1.1.1"])(
  "%j is no reason to fail",
  (address) => expect(typeof networkOf(address)).toBe("string"),
);

test("the address itself is not in the hash, which depends on the secret", async () => {
  const keys = { links: testKeys("l1"), passwords: testKeys("p1"), privacy: testSecret("privacy") };
  const hash = hashNetwork({ keys }, "203.0.113.7");
  expect(hash).toMatch(/^[\w-]{22}$/);
  expect(hashNetwork({ keys }, "::ffff:203.0.113.7")).toBe(hash);
  expect(hashNetwork({ keys: { ...keys, privacy: testSecret("other") } }, "203.0.113.7")).not.toBe(hash);
});
