import type { Scope } from "../../../../lib/scope.ts";

/** "imb.sleutel.example/code": what somebody types, without what a browser adds by itself. */
export function codeAddress(scope: Scope): string {
  return scope.urlFor("/code").replace(/^https?:\/\//, "");
}
