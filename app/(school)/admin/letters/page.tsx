import { currentVisit } from "../../../../lib/door/visit.ts";
import { findForLetters, isSought, type Sought } from "../../../../lib/letters/find-persons.ts";
import { freshAdministrator } from "../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../lib/live/current-scope.ts";
import { words } from "../../../../lib/live/words.ts";
import { Look } from "../../../_ui/look.tsx";
import { styles } from "../../../styles.ts";
import { DeskScreen } from "../_desk/desk-screen.tsx";
import { ChoosePersons } from "./choose-persons.tsx";
import { FindPersons } from "./find-persons.tsx";
import { Sheets } from "./sheets.tsx";

type Sent = string | string[] | undefined;
type Props = { searchParams: Promise<Record<string, Sent>> };

/** Letters for whoever has no e-mail address: first for whom, and after the post the letters themselves, once. */
export default async function Letters({ searchParams }: Props) {
  const scope = currentScope();
  const { answered, handedOver } = currentVisit();
  const sought = soughtBy(answered?.values ?? (await searchParams));
  const administrator = await freshAdministrator(scope, pathOf({ ...sought, from: null }));
  if (handedOver) return <Sheets scope={scope} printed={handedOver} />;

  const t = words("letters");
  const found = await findForLetters(scope, administrator, sought);
  const nobody = !isSought(sought) ? "ask-first" : sought.withoutAddress ? "none-without" : "none-found";
  const isEmpty = found.persons.length === 0;
  return (
    <DeskScreen room="letters" title={t("title")} hasForm={!isEmpty}>
      <Look href={styles.letters} />
      <p className="lead">{t("intro")}</p>
      <FindPersons sought={sought} classes={found.classes} />
      {isEmpty && <p role="status">{t(nobody)}</p>}
      {!isEmpty && (
        <ChoosePersons
          scope={scope}
          found={found}
          sought={sought}
          next={found.next && pathOf({ ...sought, from: found.next })}
        />
      )}
    </DeskScreen>
  );
}

/** As the address of the page has it, or the form that was sent from it. */
function soughtBy(sent: Record<string, Sent>): Sought {
  return {
    words: one(sent.q, 100),
    className: one(sent.class, 100),
    withoutAddress: sent.without === "address",
    from: one(sent.from, 300) || null,
  };
}

function pathOf({ words, className, withoutAddress, from }: Sought): string {
  const query = new URLSearchParams({
    ...(words && { q: words }),
    ...(className && { class: className }),
    ...(withoutAddress && { without: "address" }),
    ...(from && { from }),
  });
  return `/admin/letters${query.size > 0 ? `?${query}` : ""}`;
}

function one(sent: Sent, most: number): string {
  return typeof sent === "string" ? sent.slice(0, most) : "";
}
