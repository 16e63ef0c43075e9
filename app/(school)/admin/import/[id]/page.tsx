import { currentVisit } from "../../../../../lib/door/visit.ts";
import type { Filter } from "../../../../../lib/import/changes-page.ts";
import { findImport, type Import } from "../../../../../lib/import/find-import.ts";
import { freshAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { turnAway } from "../../../../../lib/live/turn.ts";
import { words } from "../../../../../lib/live/words.ts";
import { Notice } from "../../../../_ui/notice.tsx";
import { DeskScreen } from "../../_desk/desk-screen.tsx";
import { BeingRead } from "./being-read.tsx";
import { changesOf } from "./changes.tsx";
import { Columns } from "./columns.tsx";
import { Counts } from "./counts.tsx";
import { MissingAccounts } from "./missing-accounts.tsx";
import { WhatToDo } from "./what-to-do.tsx";

type Query = { notice?: string | string[]; show?: string | string[]; page?: string | string[] };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One import: what it would do, or did; counts first. */
export default async function OneImport({ params, searchParams }: Props) {
  const scope = currentScope();
  const { id } = await params;
  if (!/^[\w-]{1,40}$/.test(id)) turnAway();
  const administrator = await freshAdministrator(scope, `/admin/import/${id}`);
  const found = (await findImport(scope, administrator, id)) ?? turnAway();
  const { notice, show, page } = await searchParams;
  const t = words("import");
  const problem = currentVisit().answered?.notice;
  const isOpen = found.state === "uploaded" || found.state === "read";
  return (
    <DeskScreen room="import" tab={t("title")} title={found.fileName} notice={said(found, notice)}>
      {problem && <Notice tone="error">{problem}</Notice>}
      {notice === "stale" && <Notice tone="info">{t("stale")}</Notice>}
      {(notice === "file-gone" || notice === "too-late" || notice === "in-the-way") && (
        <Notice tone="error">{t(notice)}</Notice>
      )}
      {found.state === "uploaded" && <BeingRead found={found} />}
      {found.summary && <Counts summary={found.summary} state={found.state} />}
      <MissingAccounts found={found} />
      <WhatToDo found={found} />
      {found.summary && (await changesOf(found, filterOf(found, show), pageOf(page)))}
      {isOpen && <Columns found={found} />}
      <p>
        <a className="way" href="/admin/import">
          {t("back")}
        </a>
      </p>
    </DeskScreen>
  );
}

/** Said only where it is so, whatever the address says. */
function said({ state }: Import, notice: Query["notice"]): string | undefined {
  const t = words("import");
  return notice === state && (notice === "applied" || notice === "undone") ? t(notice) : undefined;
}

/** What was asked for; else the mistakes first, then what there is most to look at. */
function filterOf({ summary, state }: Import, show: Query["show"]): Filter {
  const all = ["wrong", "added", "changed", "deactivated", "kept"] as const;
  const asked = all.find((filter) => filter === show);
  if (asked) return asked;
  if (state === "undone") return "kept";
  return all.find((filter) => filter !== "kept" && (summary?.accounts[filter] ?? 0) > 0) ?? "added";
}

function pageOf(page: Query["page"]): number {
  const number = Number(page);
  return Number.isInteger(number) && number > 0 && number < 1_000 ? number : 0;
}
