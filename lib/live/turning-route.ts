import "server-only";
import { Turn } from "./turn.ts";

type Route<Context> = (request: Request, context: Context) => Promise<Response>;

/** A route that may turn its visitor away, or to a page, as pages do. Where there is nothing, the door shows the page that says so. */
export function turningRoute<Context>(answer: Route<Context>): Route<Context> {
  return async (request, context) => {
    try {
      return await answer(request, context);
    } catch (error) {
      if (!(error instanceof Turn)) throw error;
      if (error.to === null)
        return new Response(null, { status: 404, headers: { "Content-Type": "text/html" } });
      return new Response(null, { status: 307, headers: { Location: error.to } });
    }
  };
}
