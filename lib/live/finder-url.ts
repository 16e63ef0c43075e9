import "server-only";
import { liveTools } from "./tools.ts";

/** Of the bare domain, with a path: where schools are looked up. */
export function finderUrl(): string {
  const { baseScheme, baseDomain, basePortSuffix } = liveTools().env;
  return `${baseScheme}://${baseDomain}${basePortSuffix}/`;
}
