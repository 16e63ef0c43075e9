import type { Tools } from "../scope.ts";

/** What an operator's verbs work with: they send no mail themselves and hash no password. */
export type Operator = Pick<Tools, "db" | "clock" | "passwordCost">;
