import { openDatabase } from "../../db/client.ts";
import { type Env, readEnv } from "../../lib/env.ts";
import type { Operator } from "../../lib/operators/operator.ts";
import { currentParameters } from "../../lib/password/parameters.ts";
import type { Shell } from "./command.ts";

export type Opened = { readonly env: Env; readonly operator: Operator };

/** The database that the server works with, by the same environment. @throws ConfigurationError */
export function openOperator(settings: Shell["env"]): Opened {
  const env = readEnv(settings);
  const db = openDatabase({ url: env.databaseUrl, authToken: env.databaseAuthToken });
  return { env, operator: { db, clock: { now: () => new Date() }, passwordCost: currentParameters } };
}
