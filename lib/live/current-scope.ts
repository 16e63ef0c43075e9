import "server-only";
import { deviceOf } from "../device-of.ts";
import { currentVisit } from "../door/visit.ts";
import { type Scope, scopeAt } from "../scope.ts";
import { hashNetwork, type Visitor } from "../visitor.ts";
import { currentLocale } from "./current-locale.ts";
import { currentSchool } from "./current-school.ts";
import { liveTools } from "./tools.ts";
import { turnAway, turnTo } from "./turn.ts";

/** The scope of this request. Where there is no school, the visitor is led to the finder. */
export function currentScope(): Scope {
  const school = currentSchool();
  if (school) return scopeAt(liveTools(), school, currentLocale());
  return currentVisit().host.kind === "finder" ? turnTo("/") : turnAway();
}

export function currentVisitor(): Visitor {
  const { clientAddress, header } = currentVisit();
  return {
    network: hashNetwork(liveTools(), clientAddress),
    device: deviceOf(header("user-agent") ?? null),
  };
}
