/**
 * While somebody translates, a text that can't be read says so in its own
 * place. A build has left such texts out (scripts/messages/unreadable.ts).
 */
// As an `if` around the import itself: else it is in the bundle, parser and all.
export const faultOf =
  process.env.NODE_ENV === "development"
    ? (await import("../../scripts/messages/fault-of.ts")).faultOf
    : undefined;
