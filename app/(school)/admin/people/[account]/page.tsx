import type { DeskAccount } from "../../../../../lib/desk/desk-account.ts";
import { words } from "../../../../../lib/live/words.ts";
import { DeskScreen } from "../../_desk/desk-screen.tsx";
import { Happenings } from "./happenings.tsx";
import { LinksAndMails } from "./links-and-mails.tsx";
import { Member } from "./member.tsx";
import { openAccount } from "./open-account.ts";
import { Requests } from "./requests.tsx";

type Props = {
  params: Promise<{ account: string }>;
  searchParams: Promise<{ notice?: string | string[] }>;
};

const notices = [
  "saved",
  "added",
  "removed",
  "link-sent",
  "unreachable",
  "revoked",
  "sessions-ended",
  "address-added",
  "address-removed",
  "address-retried",
  "not-cleared",
] as const;

/** One account: its people, their mail, and what happened. */
export default async function Account({ params, searchParams }: Props) {
  const { account: id } = await params;
  const opened = await openAccount(id);
  const t = words("people");
  const { notice } = await searchParams;
  const known = notices.find((name) => name === notice);
  const { account, people } = opened;
  const isFull = people.length >= 7;
  return (
    <DeskScreen room="people" title={titleOf(opened)} notice={known && t(`notice.${known}`)}>
      <dl>
        <dt>{t("username")}</dt>
        <dd>{account.username}</dd>
        {account.className && (
          <>
            <dt>{t("class")}</dt>
            <dd>{account.className}</dd>
          </>
        )}
        {account.externalId && (
          <>
            <dt>{t("external-id")}</dt>
            <dd>{account.externalId}</dd>
          </>
        )}
      </dl>
      <p className="aside">
        <a href={`/admin/people/${id}/edit`}>{t("edit-account")}</a>
        {!isFull && <a href={`/admin/people/${id}/add`}>{t("add-person")}</a>}
      </p>
      {people.map((person) => (
        <Member key={person.id} person={person} opened={opened} />
      ))}
      <LinksAndMails opened={opened} />
      <Requests requests={opened.requests} />
      <Happenings opened={opened} />
    </DeskScreen>
  );
}

function titleOf({ account, people: [holder] }: DeskAccount): string {
  return holder ? `${holder.givenName} ${holder.familyName}` : account.username;
}
