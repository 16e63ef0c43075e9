/** The start of the house, once for each process: who answers posts, and the sweeper. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startHouse } = await import("./lib/live/start-house.ts");
  const { answererAt } = await import("./app/answers.ts");
  startHouse(answererAt);
}
