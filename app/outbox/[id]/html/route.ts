import { currentOutbox } from "../../../../lib/live/current-outbox.ts";

/** The HTML of a mail for the frame beside it; the door gives it a policy under which nothing runs. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const mail = await currentOutbox()?.read(id);
  if (!mail) return new Response(null, { status: 404 });
  // A link opens in the window, as from a mail program.
  const html = mail.html.replace(/<head[^>]*>/i, '$&<base target="_top">');
  return new Response(html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
