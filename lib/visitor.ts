import { toBase64Url } from "./base64url.ts";
import { keyedHash } from "./keys.ts";
import type { Tools } from "./scope.ts";

/** Who is asking, as far as it may be known. */
export interface Visitor {
  /** The network, as a keyed hash: the address itself is kept nowhere. */
  readonly network: string;
  /** Browser and system in a few words. */
  readonly device: string;
}

/**
 * A network is one IPv4 address, or the /64 of an IPv6 address, which is the
 * least that a home or a phone gets (RFC 6177): one device of it can choose
 * among 2^64 addresses.
 */
export function hashNetwork(tools: Pick<Tools, "keys">, clientAddress: string): string {
  const hash = keyedHash(tools.keys.privacy, "network", networkOf(clientAddress));
  return toBase64Url(hash.subarray(0, 16));
}

/** Some proxies name the client's port too, which is another one each time. */
function withoutPort(address: string): string {
  return (
    /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? address
  );
}

export function networkOf(clientAddress: string): string {
  const address = withoutPort(clientAddress.trim().toLowerCase());
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.split("%", 1)[0] ?? "").split("::");
  const groups = head === "" ? [] : head.split(":");
  if (tail !== undefined) {
    const end = tail === "" ? [] : tail.split(":");
    while (groups.length + end.length < 8) groups.push("0");
    groups.push(...end);
  }
  const numbers = groups.map((group) => Number.parseInt(group || "0", 16));
  if (numbers.slice(0, 6).join() === "0,0,0,0,0,65535") {
    return numbers
      .slice(6)
      .flatMap((number) => [number >> 8, number & 255])
      .join(".");
  }
  return `${numbers
    .slice(0, 4)
    .map((number) => number.toString(16))
    .join(":")}::/64`;
}
