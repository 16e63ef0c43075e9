import { connection } from "next/server";
import { databaseAnswers } from "../../../lib/database-answers.ts";
import { liveTools } from "../../../lib/live/tools.ts";

/** 200 once the database answers, else 503. On every host, for whoever watches by address. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    await databaseAnswers(liveTools().db);
    return answer("ok", 200);
  } catch (error) {
    console.error("The database does not answer.", error);
    return answer("unavailable", 503);
  }
}

function answer(status: string, code: number): Response {
  return Response.json({ status }, { status: code, headers: { "Cache-Control": "no-store" } });
}
