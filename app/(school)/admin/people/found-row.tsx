import { isActive } from "../../../../lib/accounts/is-active.ts";
import type { FoundAccount } from "../../../../lib/desk/find-accounts.ts";
import { words } from "../../../../lib/live/words.ts";

/** One account in the list: the holder leads to it, and the others are named. */
export function FoundRow({ found: { account, persons }, now }: { found: FoundAccount; now: Date }) {
  const t = words();
  const [holder, ...others] = persons;
  return (
    <tr>
      <th scope="row">
        <a href={`/admin/people/${account.id}`}>
          {holder ? `${holder.givenName} ${holder.familyName}` : account.username}
        </a>
        {holder && !isActive(holder, now) && <span className="state bad">{t("people.inactive")}</span>}
      </th>
      <td data-label={t("people.username")}>{account.username}</td>
      <td data-label={t("people.class")}>{account.className ?? ""}</td>
      <td data-label={t("people.co-accounts")}>
        {others
          .map(({ givenName, relation }) =>
            relation ? `${givenName} (${t(`relation.${relation}`)})` : givenName,
          )
          .join(", ")}
      </td>
    </tr>
  );
}
