/** The same for every school: nobody has to be asked for them. */
export const isFile = /^\/(_next\/static|script|style)\//;

/**
 * What lies there is no page, and Next's to answer: its files, those in
 * `public/`, and what the `route.ts` files in `app/` answer (app/pages.test.ts
 * holds this against the folders).
 */
export function isRoute(path: string): boolean {
  return isFile.test(path) || route.test(path);
}

const route =
  /^\/(_next\/|api\/|\.well-known\/|logo\/|gallery(\/|$)|icon\.svg$|manifest\.webmanifest$|outbox\/[^/]+\/html$|admin\/export\/|admin\/settings\/mail$)/;
