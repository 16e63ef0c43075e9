/** Runs the sweeper inside the Node server; on the edge a scheduler calls /api/sweep. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.SLEUTEL_SWEEPER === "off") return;
  const { startSweeper } = await import("./lib/live/start-sweeper.ts");
  startSweeper();
}
