import { noLets, type Visit } from "../lib/door/visit.ts";

/** Somebody at the door of the school imb. */
export function aVisit(): Visit {
  return {
    host: { kind: "school", slug: "imb" },
    clientAddress: "203.0.113.9",
    header: () => undefined,
    lets: noLets(),
    afterwards: [],
    reply: {},
  };
}
