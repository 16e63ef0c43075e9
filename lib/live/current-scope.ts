import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { deviceOf } from "../device-of.ts";
import { currentVisit } from "../door/visit.ts";
import { type School, type Scope, scopeAt } from "../scope.ts";
import { hashNetwork, type Visitor } from "../visitor.ts";
import { currentLocale } from "./current-locale.ts";
import { schoolOfVisit } from "./school-of-visit.ts";
import { liveTools } from "./tools.ts";

/** The school whose door this is, by the host alone. @returns null on the bare domain and for an unknown one. */
export async function currentSchool(): Promise<School | null> {
  await headers(); // tells Next that the answer depends on the request
  const school = schoolOfVisit();
  // The page that says what is wrong must come, with or without the school's name.
  return currentVisit().isFailed ? school.catch(() => null) : school;
}

/** The scope of this request. Where there is no school, the visitor is led to the finder. */
export async function currentScope(): Promise<Scope> {
  const school = await currentSchool();
  if (school) return scopeAt(liveTools(), school, await currentLocale());
  return currentVisit().host.kind === "finder" ? redirect("/") : notFound();
}

export async function currentVisitor(): Promise<Visitor> {
  return {
    network: await hashNetwork(liveTools(), currentVisit().clientAddress),
    device: deviceOf((await headers()).get("user-agent")),
  };
}
