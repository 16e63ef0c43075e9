import { startPostmark } from "./start-postmark.ts";

/**
 * `node tests/postmark/serve.ts`: a Postmark to try things out with. PORT and
 * POSTMARK_SERVER_TOKEN are honoured. This machine alone can reach it.
 */
const { PORT, POSTMARK_SERVER_TOKEN } = process.env;
const postmark = await startPostmark({ port: Number(PORT ?? 0), serverToken: POSTMARK_SERVER_TOKEN });
console.log(`POSTMARK_API_HOST=${postmark.origin} POSTMARK_SERVER_TOKEN=${postmark.serverToken}`);
let shown = 0;
setInterval(() => {
  for (const { To, Subject, MessageID } of postmark.messages.slice(shown)) {
    console.log(`${MessageID}  ${To}  ${Subject}`);
  }
  shown = postmark.messages.length;
}, 500).unref();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void postmark.close().then(() => process.exit(0)));
}
