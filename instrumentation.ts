/** The start of the house, once for each process or isolate: who answers posts, and the sweeper. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("./app/start.ts");
  start();
}
