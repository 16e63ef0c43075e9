import type { Demo } from "../e2e/demo.ts";
import { rows } from "../e2e/rows.ts";

/** Until a minute is over, the sweeper leaves what was under way to the worker that had it. */
export async function aMinutePasses(demo: Demo): Promise<void> {
  await rows(demo, "update mails set due_at = due_at - 60000 where state = 'queued'");
  await rows(
    demo,
    "update recovery_requests set requested_at = requested_at - 60000 where outcome = 'pending'",
  );
}
