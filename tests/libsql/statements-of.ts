interface Statement {
  readonly sql?: string;
  readonly sql_id?: number;
}

interface StreamRequest extends Statement {
  readonly type: string;
  readonly stmt?: Statement;
  readonly batch?: { readonly steps: readonly { readonly stmt: Statement }[] };
}

/** The statements of one request to `/v2/pipeline` (Hrana 3, in JSON), in order; none if it is something else. */
export function statementsOf(body: Buffer): readonly string[] {
  const stored = new Map<number, string>();
  const statements: string[] = [];
  const take = ({ sql, sql_id }: Statement) => statements.push(sql ?? stored.get(sql_id ?? -1) ?? "");
  for (const { type, sql, sql_id, stmt, batch } of requestsIn(body)) {
    // A text that is asked often is sent once, and called by its number from then on.
    if (type === "store_sql") stored.set(sql_id ?? -1, sql ?? "");
    else if (type === "sequence") take({ sql, sql_id });
    else if (stmt) take(stmt);
    else for (const step of batch?.steps ?? []) take(step.stmt);
  }
  return statements;
}

function requestsIn(body: Buffer): readonly StreamRequest[] {
  try {
    return (JSON.parse(body.toString("utf8")) as { requests?: StreamRequest[] }).requests ?? [];
  } catch {
    return [];
  }
}
