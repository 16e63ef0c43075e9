/** The same for every school: nobody has to be asked for them. */
export const isFile = /^\/(_next\/static|script|style)\/(?!development\/)/;

/**
 * What lies there is Next's to answer: files, and the `route.ts` of `app/`
 * (app/pages.test.ts holds this against the folders). To the letter: for every
 * other path the house has a page, were it the one that says that there is none.
 */
export function isRoute(path: string): boolean {
  return isFile.test(path) || route.test(path);
}

/** In development alone: what `npm run gallery` drew, and what is still being written. */
export function isDevelopmentRoute(path: string): boolean {
  return /^\/(gallery(\/|$)|(script|style)\/development\/)/.test(path);
}

const route = new RegExp(
  `^/(${[
    "icon\\.svg",
    "manifest\\.webmanifest",
    "logo/[^/]+",
    "\\.well-known/(change-password|security\\.txt)",
    "api/(health|sweep|postmark/webhook)",
    "outbox/[^/]+/html",
    "admin/export/[^/]+",
    "admin/settings/mail",
  ].join("|")})$`,
);
