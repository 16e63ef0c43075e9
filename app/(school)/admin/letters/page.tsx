import { currentVisit } from "../../../../lib/door/visit.ts";
import { findForLetters } from "../../../../lib/letters/find-persons.ts";
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
type Props = { searchParams: Promise<{ q?: Sent; class?: Sent }> };

/** Letters for whoever has no e-mail address: first for whom, and after the post the letters themselves, once. */
export default async function Letters({ searchParams }: Props) {
  const scope = currentScope();
  const { answered, handedOver } = currentVisit();
  const sent = await searchParams;
  const sought = answered?.values.q ?? one(sent.q);
  const className = answered?.values.class ?? one(sent.class);
  const query = new URLSearchParams({ ...(sought && { q: sought }), ...(className && { class: className }) });
  const administrator = await freshAdministrator(scope, `/admin/letters${query.size > 0 ? `?${query}` : ""}`);
  if (handedOver) return <Sheets scope={scope} printed={handedOver} />;

  const t = words("letters");
  const isSought = sought.trim() !== "" || className !== "";
  const found = await findForLetters(scope, administrator, { words: sought, className });
  return (
    <DeskScreen room="letters" title={t("title")} hasForm={found.persons.length > 0}>
      <Look href={styles.letters} />
      <p className="lead">{t("intro")}</p>
      <FindPersons words={sought} className={className} classes={found.classes} />
      {isSought && found.persons.length === 0 && <p role="status">{t("none-found")}</p>}
      {found.persons.length > 0 && (
        <ChoosePersons scope={scope} found={found} words={sought} className={className} />
      )}
    </DeskScreen>
  );
}

function one(sent: Sent): string {
  return typeof sent === "string" ? sent.slice(0, 100) : "";
}
