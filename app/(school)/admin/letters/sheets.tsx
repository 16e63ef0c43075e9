import type { PrintedLetters } from "../../../../lib/letters/letter.ts";
import { words } from "../../../../lib/live/words.ts";
import type { Scope } from "../../../../lib/scope.ts";
import { Look } from "../../../_ui/look.tsx";
import { PageHead } from "../../../_ui/page-head.tsx";
import { styles } from "../../../styles.ts";
import { DeskLooks } from "../_desk/desk-looks.tsx";
import { Label } from "./label.tsx";
import { LetterSheet } from "./letter-sheet.tsx";

/** The paper, as it leaves the printer. Above it, on the screen alone, what to do with it. */
export function Sheets({ scope, printed }: { scope: Scope; printed: PrintedLetters }) {
  const t = words("letters");
  const { layout, letters } = printed;
  return (
    <main id="main" className="sheets">
      <PageHead tab={t("title")} />
      <DeskLooks />
      <Look href={styles.letters} />
      <div className="not-printed">
        <h1>{t(`ready-${layout}`, { count: letters.length })}</h1>
        <p>{t("ready-text")}</p>
        <p className="hint">{t(`paper-${layout}`)}</p>
        <div className="choice">
          {/* Without script there is the browser's own, which the text above names. */}
          <button type="button" className="primary needs-script" data-print="">
            {t("print")}
          </button>
          <a className="secondary" href="/admin/letters">
            {t("done")}
          </a>
        </div>
      </div>
      {layout === "letters" ? (
        letters.map((letter) => <LetterSheet key={letter.personId} scope={scope} letter={letter} />)
      ) : (
        <ul className="labels">
          {letters.map((letter) => (
            <Label key={letter.personId} scope={scope} letter={letter} />
          ))}
        </ul>
      )}
    </main>
  );
}
