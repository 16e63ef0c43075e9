import { basic, isAuthorized } from "../../../../lib/authorization.ts";
import { liveTools } from "../../../../lib/live/tools.ts";
import { recordDelivery } from "../../../../lib/mail/delivery-report.ts";
import { readWebhook } from "../../../../lib/mail/postmark-webhook.ts";

/**
 * Postmark tells what became of a mail. 401 where the credentials are wrong
 * (403 would stop its retries for good); 200 for everything else that was read,
 * known or not, so that it is not sent again; 500 where it could not be stored,
 * so that it is.
 */
export async function POST(request: Request): Promise<Response> {
  const tools = liveTools();
  const { mail } = tools.env;
  const credentials = mail.transport === "postmark" ? mail.webhookCredentials : null;
  const given = request.headers.get("authorization");
  if (!(await isAuthorized(tools.keys, given, credentials && basic(credentials)))) {
    return new Response(null, { status: 401, headers: { "WWW-Authenticate": 'Basic realm="Sleutel"' } });
  }
  const report = readWebhook(await request.json().catch(() => null), tools.clock.now());
  if (report) await recordDelivery(tools, report);
  return Response.json({ status: report ? "recorded" : "ignored" });
}
