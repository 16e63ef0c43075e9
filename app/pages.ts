import type { ReactNode } from "react";
import Account from "./(school)/account/page.tsx";
import ChangePassword from "./(school)/account/password/page.tsx";
import Confirm from "./(school)/admin/confirm/page.tsx";
import HelpMessage from "./(school)/admin/help/[message]/page.tsx";
import HelpInbox from "./(school)/admin/help/page.tsx";
import OneImport from "./(school)/admin/import/[id]/page.tsx";
import ImportAndExport from "./(school)/admin/import/page.tsx";
import Letters from "./(school)/admin/letters/page.tsx";
import Log from "./(school)/admin/log/page.tsx";
import Today from "./(school)/admin/page.tsx";
import AddPerson from "./(school)/admin/people/[account]/add/page.tsx";
import EditAccount from "./(school)/admin/people/[account]/edit/page.tsx";
import DeskAccount from "./(school)/admin/people/[account]/page.tsx";
import AddAddress from "./(school)/admin/people/[account]/persons/[person]/address/page.tsx";
import Person from "./(school)/admin/people/[account]/persons/[person]/page.tsx";
import RemovePerson from "./(school)/admin/people/[account]/persons/[person]/remove/page.tsx";
import NewAccount from "./(school)/admin/people/new/page.tsx";
import People from "./(school)/admin/people/page.tsx";
import Logo from "./(school)/admin/settings/logo/page.tsx";
import Settings from "./(school)/admin/settings/page.tsx";
import Code from "./(school)/code/page.tsx";
import Forgot from "./(school)/forgot/page.tsx";
import ForgotSent from "./(school)/forgot/sent/page.tsx";
import Help from "./(school)/help/page.tsx";
import HelpSent from "./(school)/help/sent/page.tsx";
import SignIn from "./(school)/login/page.tsx";
import Link from "./(school)/otp/[token]/page.tsx";
import Accessibility from "./accessibility/page.tsx";
import OutboxMail from "./outbox/[id]/page.tsx";
import Outbox from "./outbox/page.tsx";
import Start from "./page.tsx";
import Problem from "./problem/[problem]/page.tsx";

/** A page, as Next calls it (`page.tsx`). */
export type Page = (props: {
  params: Promise<Readonly<Record<string, string>>>;
  searchParams: Promise<Readonly<Record<string, string | string[]>>>;
}) => ReactNode | Promise<ReactNode>;

/** A page asks for no more than its own path gives. */
type PageOfPath = (props: never) => ReturnType<Page>;

/** Every page, by its path (pages.test.ts holds them against the folders). */
const pages: readonly (readonly [RegExp, PageOfPath])[] = [
  [/^\/$/, Start],
  [/^\/login$/, SignIn],
  [/^\/forgot$/, Forgot],
  [/^\/forgot\/sent$/, ForgotSent],
  [/^\/otp\/(?<token>[^/]+)$/, Link],
  [/^\/code$/, Code],
  [/^\/help$/, Help],
  [/^\/help\/sent$/, HelpSent],
  [/^\/account$/, Account],
  [/^\/account\/password$/, ChangePassword],
  [/^\/accessibility$/, Accessibility],
  [/^\/problem\/(?<problem>[^/]+)$/, Problem],
  [/^\/outbox$/, Outbox],
  [/^\/outbox\/(?<id>[^/]+)$/, OutboxMail],
  [/^\/admin$/, Today],
  [/^\/admin\/confirm$/, Confirm],
  [/^\/admin\/log$/, Log],
  [/^\/admin\/help$/, HelpInbox],
  [/^\/admin\/help\/(?<message>[^/]+)$/, HelpMessage],
  [/^\/admin\/letters$/, Letters],
  [/^\/admin\/import$/, ImportAndExport],
  [/^\/admin\/import\/(?<id>[^/]+)$/, OneImport],
  [/^\/admin\/settings$/, Settings],
  [/^\/admin\/settings\/logo$/, Logo],
  [/^\/admin\/people$/, People],
  [/^\/admin\/people\/new$/, NewAccount],
  [/^\/admin\/people\/(?<account>[^/]+)$/, DeskAccount],
  [/^\/admin\/people\/(?<account>[^/]+)\/edit$/, EditAccount],
  [/^\/admin\/people\/(?<account>[^/]+)\/add$/, AddPerson],
  [/^\/admin\/people\/(?<account>[^/]+)\/persons\/(?<person>[^/]+)$/, Person],
  [/^\/admin\/people\/(?<account>[^/]+)\/persons\/(?<person>[^/]+)\/address$/, AddAddress],
  [/^\/admin\/people\/(?<account>[^/]+)\/persons\/(?<person>[^/]+)\/remove$/, RemovePerson],
];

/**
 * The page at a path, as sent: another spelling of a path is another path.
 *
 * @returns null where there is none.
 */
export function pageAt(
  path: string,
): { readonly Page: Page; readonly params: Readonly<Record<string, string>> } | null {
  for (const [pattern, Page] of pages) {
    const match = pattern.exec(path);
    if (match) return { Page: Page as Page, params: match.groups ?? {} };
  }
  return null;
}
