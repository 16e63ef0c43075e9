import { describe, expect, test } from "vitest";
import { ConfigurationError, readEnv } from "./env.ts";

const secret = (letter: string) => letter.repeat(43);
const secrets = {
  LINK_KEYS: `a1:${secret("A")}`,
  PASSWORD_KEYS: `a1:${secret("B")}`,
  PRIVACY_KEY: secret("C"),
};
const production = { ...secrets, BASE_DOMAIN: "sleutel.example", POSTMARK_SERVER_TOKEN: "token" };
const demo = { ...secrets, SLEUTEL_DEMO: "1" };

function faultsOf(source: Record<string, string | undefined>): readonly string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
}

describe("the demo", () => {
  test("runs on localhost over http, with a file, an outbox and the socket's address", () => {
    expect(readEnv(demo)).toMatchObject({
      isDemo: true,
      port: 3000,
      listenAddress: "127.0.0.1",
      dataDir: ".data",
      databaseUrl: "file:.data/sleutel.db",
      baseDomain: "localhost",
      baseScheme: "http",
      basePortSuffix: ":3000",
      clientIpHeader: null,
      sweepSecret: null,
      mail: { transport: "outbox", folder: ".data/outbox" },
      senderEmail: "sleutel@sleutel.example",
      securityContact: "mailto:security@sleutel.example",
      throttleFactor: 1,
      benchAccounts: 0,
    });
  });

  test("follows PORT, DATA_DIR, BASE_DOMAIN, DATABASE_URL and the benchmarks' settings", () => {
    const given = {
      ...demo,
      PORT: "4000",
      DATA_DIR: "/srv/sleutel",
      BASE_DOMAIN: "Sleutel.TEST",
      THROTTLE_FACTOR: "100",
      DEMO_BENCH_ACCOUNTS: "2000",
    };
    expect(readEnv(given)).toMatchObject({
      databaseUrl: "file:/srv/sleutel/sleutel.db",
      baseDomain: "sleutel.test",
      basePortSuffix: ":4000",
      mail: { folder: "/srv/sleutel/outbox" },
      throttleFactor: 100,
      benchAccounts: 2000,
    });
    expect(readEnv({ ...given, DATABASE_URL: "libsql://db.example" }).databaseUrl).toBe(
      "libsql://db.example",
    );
  });
});

describe("production", () => {
  test("has the contact for faults that it is given, or none", () => {
    expect(readEnv(production).securityContact).toBeNull();
    const contact = "https://sleutel.example/report";
    expect(readEnv({ ...production, SECURITY_CONTACT: contact }).securityContact).toBe(contact);
    expect(faultsOf({ ...production, SECURITY_CONTACT: "security@sleutel.example" })).toEqual([
      expect.stringContaining("SECURITY_CONTACT"),
    ]);
  });

  test("is https without a port, and sends through Postmark", () => {
    expect(readEnv(production)).toMatchObject({
      isDemo: false,
      baseScheme: "https",
      basePortSuffix: "",
      mail: { transport: "postmark", serverToken: "token", apiHost: undefined, messageStream: "outbound" },
      senderEmail: "sleutel@sleutel.example",
    });
  });

  test("does not start without its secrets, and says how to make each", () => {
    const faults = faultsOf({ ...production, LINK_KEYS: undefined, PASSWORD_KEYS: " ", PRIVACY_KEY: "" });
    expect(faults).toEqual([
      "LINK_KEYS is missing. Make one with: npm run --silent secrets",
      "PASSWORD_KEYS is missing. Make one with: npm run --silent secrets",
      "PRIVACY_KEY is missing. Make one with: npm run --silent secrets",
    ]);
  });

  test("does not start without a way to send mail, and names both", () => {
    const [fault, ...others] = faultsOf({ ...production, POSTMARK_SERVER_TOKEN: undefined });
    expect(fault).toMatch(/POSTMARK_SERVER_TOKEN.*MAIL_TRANSPORT=outbox/);
    expect(others).toEqual([]);
  });
});

test("every fault is told, all at once, in one error", () => {
  const faults = faultsOf({
    PORT: "99999",
    BASE_DOMAIN: "https://sleutel.example",
    BASE_SCHEME: "ftp",
    BASE_PORT: "-1",
    DATABASE_URL: "postgres://db.example",
    THROTTLE_FACTOR: "none",
    DEMO_BENCH_ACCOUNTS: "-5",
    SWEEP_SECRET: "short",
    MAIL_TRANSPORT: "smtp",
  });
  expect(faults).toHaveLength(12);
  for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+ .*[a-z]/);
  try {
    readEnv({});
  } catch (error) {
    expect((error as Error).message).toContain("Sleutel can't start with this configuration:\n  - ");
  }
});

describe("a fault is told for", () => {
  test.each([
    [
      "a port that is no number",
      { PORT: "http" },
      'PORT must be a whole number from 0 to 65535; it is "http".',
    ],
    ["a port with a fraction", { PORT: "3000.5" }, /^PORT must be a whole number/],
    ["a port that is too high", { PORT: "65536" }, /^PORT must be/],
    [
      "a base domain with a port",
      { BASE_DOMAIN: "sleutel.example:3000" },
      /^BASE_DOMAIN must be a domain name/,
    ],
    ["a base domain with two dots", { BASE_DOMAIN: "sleutel..example" }, /^BASE_DOMAIN must be/],
    ["a base domain that begins with a dot", { BASE_DOMAIN: ".example" }, /^BASE_DOMAIN must be/],
    ["another scheme", { BASE_SCHEME: "ws" }, 'BASE_SCHEME must be http or https; it is "ws".'],
    ["another kind of database", { DATABASE_URL: "mysql://x" }, /^DATABASE_URL must begin with file:/],
    ["a database file without a name", { DATABASE_URL: "file:" }, /^DATABASE_URL must begin with/],
    ["a throttle factor of zero", { THROTTLE_FACTOR: "0" }, /^THROTTLE_FACTOR must be a number/],
    ["half a bench account", { DEMO_BENCH_ACCOUNTS: "1.5" }, /^DEMO_BENCH_ACCOUNTS must be a whole number/],
    [
      "a short secret of the sweeper",
      { SWEEP_SECRET: "x".repeat(31) },
      /^SWEEP_SECRET must have at least 32/,
    ],
    [
      "an unknown transport",
      { MAIL_TRANSPORT: "pigeon" },
      'MAIL_TRANSPORT must be outbox, postmark or smtp; it is "pigeon".',
    ],
    ["SMTP without a relay", { MAIL_TRANSPORT: "smtp" }, "MAIL_TRANSPORT is smtp, but SMTP_URL is missing."],
    [
      "a relay that is none",
      { MAIL_TRANSPORT: "smtp", SMTP_URL: "http://relay.example" },
      /^SMTP_URL: An SMTP URL looks like/,
    ],
    [
      "a webhook with a short password",
      { POSTMARK_WEBHOOK_CREDENTIALS: "postmark:short" },
      /^POSTMARK_WEBHOOK_CREDENTIALS must be user:password/,
    ],
    [
      "Postmark without its token",
      { MAIL_TRANSPORT: "postmark", POSTMARK_SERVER_TOKEN: undefined },
      "MAIL_TRANSPORT is postmark, but POSTMARK_SERVER_TOKEN is missing.",
    ],
    [
      "a short privacy key",
      { PRIVACY_KEY: "C".repeat(42) },
      /^PRIVACY_KEY must hold at least 32 random bytes/,
    ],
    ["a privacy key that is not base64url", { PRIVACY_KEY: "!".repeat(43) }, /^PRIVACY_KEY must hold/],
    ["a key without a name", { LINK_KEYS: secret("A") }, /^LINK_KEYS must be a list of name:secret/],
    ["a key without a secret", { LINK_KEYS: "a1" }, /^LINK_KEYS \(a1\) is missing/],
    ["a short key", { LINK_KEYS: "a1:AAAA" }, /^LINK_KEYS \(a1\) must hold at least 32/],
    [
      "a key with a name in capitals",
      { PASSWORD_KEYS: `A-1:${secret("B")}` },
      /^PASSWORD_KEYS must be a list/,
    ],
    [
      "a key named twice",
      { LINK_KEYS: `a1:${secret("A")},a1:${secret("B")}` },
      "LINK_KEYS names a key twice.",
    ],
    ["an empty place in the list", { LINK_KEYS: `a1:${secret("A")},` }, /^LINK_KEYS must be a list/],
  ])("%s", (_, changes: Record<string, string | undefined>, expected) => {
    const faults = faultsOf({ ...production, ...changes });
    if (typeof expected === "string") expect(faults).toContain(expected);
    else expect(faults).toContainEqual(expect.stringMatching(expected));
  });

  test("no secret is repeated in the error", () => {
    const faults = faultsOf({ ...production, LINK_KEYS: "a1:geheimgeheim", PRIVACY_KEY: "geheimgeheim" });
    expect(faults.join()).not.toContain("geheim");
    expect(faults).toHaveLength(2);
  });
});

describe("the edge", () => {
  const edge = { ...production, DATABASE_URL: "libsql://db.example", DATABASE_AUTH_TOKEN: "token" };
  const faultsAtEdge = (source: Record<string, string | undefined>) => {
    try {
      readEnv(source, "edge");
    } catch (error) {
      if (error instanceof ConfigurationError) return error.faults;
      throw error;
    }
    return [];
  };

  test("takes the client's address from the platform, and keeps a demo's outbox in the database", () => {
    expect(readEnv(edge, "edge").clientIpHeader).toBe("cf-connecting-ip");
    expect(readEnv({ ...demo, DATABASE_URL: "http://127.0.0.1:8080" }, "edge").mail).toEqual({
      transport: "outbox",
      folder: null,
    });
  });

  test.each([
    ["a file", { DATABASE_URL: undefined }, /no disk/],
    ["a relay", { MAIL_TRANSPORT: "smtp", SMTP_URL: "smtps://a:b@c.example:465" }, /needs Node/],
    ["an outbox that is no demo's", { MAIL_TRANSPORT: "outbox" }, /demo alone/],
  ])("has no use for %s", (_, changes, fault) => {
    expect(faultsAtEdge({ ...edge, ...changes })).toEqual([expect.stringMatching(fault)]);
  });
});

test.each([
  ["http://db.example", 1],
  ["http://203.0.113.9:8080", 1],
  ["https://db.example", 0],
  ["libsql://db.example", 0],
  ["http://127.0.0.1:8080", 0],
  ["http://sqld:8080", 0],
  ["http://10.1.2.3:8080", 0],
  ["http://sqld.internal", 0],
])("a token for the database at %s travels in the open: %i", (url, faults) => {
  const source = { ...production, DATABASE_AUTH_TOKEN: "token" };
  expect(faultsOf({ ...source, DATABASE_URL: url })).toHaveLength(faults);
  expect(faultsOf({ ...source, DATABASE_URL: "https://a.example", DATABASE_REPLICA_URL: url })).toHaveLength(
    faults,
  );
});

describe("mail", () => {
  test("goes to the outbox where that is asked for, also with a token at hand", () => {
    const { mail } = readEnv({ ...production, MAIL_TRANSPORT: "outbox" });
    expect(mail).toEqual({ transport: "outbox", folder: ".data/outbox" });
  });

  test("goes through Postmark as soon as there is a token, in the demo too", () => {
    const { mail } = readEnv({
      ...demo,
      POSTMARK_SERVER_TOKEN: "token",
      POSTMARK_API_HOST: "127.0.0.1:8025",
      POSTMARK_MESSAGE_STREAM: "sleutel",
    });
    expect(mail).toEqual({
      transport: "postmark",
      serverToken: "token",
      apiHost: "127.0.0.1:8025",
      messageStream: "sleutel",
      webhookCredentials: null,
    });
  });
});

test("the first key of a list makes, and all of them check", () => {
  const { keys } = readEnv({ ...production, LINK_KEYS: ` b2:${secret("D")} , a1:${secret("A")} ` });
  expect(keys.links.current.id).toBe("b2");
  expect(keys.links.find("a1")?.secret).toHaveLength(32);
  expect(keys.links.find("c3")).toBeUndefined();
});

test("the operator's header is compared in lower case", () => {
  expect(readEnv({ ...production, CLIENT_IP_HEADER: " X-Real-IP " }).clientIpHeader).toBe("x-real-ip");
});

test("a port other than the scheme's own is in the links", () => {
  expect(readEnv({ ...production, BASE_PORT: "8443" }).basePortSuffix).toBe(":8443");
  expect(readEnv({ ...production, BASE_SCHEME: "http", BASE_PORT: "80" }).basePortSuffix).toBe("");
});
