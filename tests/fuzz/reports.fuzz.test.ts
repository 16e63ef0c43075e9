import fc from "fast-check";
import { deviceOf } from "../../lib/device-of.ts";
import { oneLine } from "../../lib/mail/one-line.ts";
import { readWebhook } from "../../lib/mail/postmark-webhook.ts";
import { networkOf } from "../../lib/visitor.ts";
import { fuzz } from "./runs.ts";
import { anyText } from "./words.ts";

const now = new Date("2026-09-01T08:00:00Z");
const kinds = ["Delivery", "Bounce", "SpamComplaint", "SubscriptionChange", "Open", "__proto__"];
const strange = fc.constantFrom<unknown>(
  { toString: 1, valueOf: 1 },
  { toString: null },
  [[["x"]]],
  { mail: "m" },
  "2026-13-45",
  1e21,
);
const anything = fc.oneof(fc.jsonValue(), anyText(400), strange);

/** A report of Postmark's in which anything may stand. */
const anyReport = fc.record(
  {
    RecordType: fc.oneof(fc.constantFrom(...kinds), anything),
    Email: fc.oneof(fc.emailAddress(), anything),
    Recipient: anything,
    Metadata: fc.oneof(fc.constant({ mail: "m1" }), anything),
    Type: fc.oneof(fc.constantFrom("HardBounce", "SoftBounce"), anything),
    Details: fc.oneof(fc.emailAddress(), anything),
    SuppressionReason: anything,
    SuppressSending: fc.oneof(fc.boolean(), anything),
    Inactive: fc.oneof(fc.boolean(), anything),
    BouncedAt: fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      anything,
    ),
    DeliveredAt: anything,
    ChangedAt: anything,
  },
  { requiredKeys: [] },
);

fuzz(
  "whatever the webhook is sent is a report with a moment and an address, or nothing to us",
  [fc.oneof(anyReport, fc.jsonValue())],
  (body) => {
    const report = readWebhook(body, now);
    if (report === null) return true;
    const isWhole =
      !Number.isNaN(report.at.getTime()) && report.email.length > 0 && report.email.length <= 320;
    return (
      isWhole &&
      (!("detail" in report) ||
        (report.detail.length <= 300 && !/[^\s<>"',:;]+@[^\s<>"',:;]+/.test(report.detail)))
    );
  },
);

fuzz(
  "one line is one line, of no more than its length, and stays what it is",
  [anyText(200), fc.integer({ min: 2, max: 200 })],
  (text, limit) => {
    const line = oneLine(text, limit);
    return (
      !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(line) &&
      line.isWellFormed() &&
      [...line].length <= limit &&
      oneLine(line, limit) === line
    );
  },
);

fuzz(
  "any address is of a network, and all of an IPv6 network are of the same",
  [fc.oneof(anyText(40), fc.ipV4(), fc.ipV6()), fc.ipV6(), fc.nat(65_535)],
  (text, address, end) => {
    if (typeof networkOf(text) !== "string") return false;
    const whole = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) ?? "::";
    // What ends as an IPv4 address is one.
    if (whole.startsWith("::") || whole.includes("ffff")) return true;
    const [one, other] = [whole, whole.replace(/[0-9a-f]*$/, end.toString(16))];
    return (
      networkOf(one) === networkOf(other) &&
      networkOf(`[${one}]:443`) === networkOf(one) &&
      networkOf(one.toUpperCase()) === networkOf(one)
    );
  },
);

fuzz(
  "any User-Agent is a device in a few words",
  [
    fc.oneof(
      anyText(400),
      anyText(40).map((text) => `Mozilla/5.0 (${text}) Chrome/${text}`),
    ),
  ],
  (agent) => {
    const device = deviceOf(agent);
    return device.length <= 400 && !/[\r\n]/.test(device);
  },
);
