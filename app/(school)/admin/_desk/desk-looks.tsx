import { Look } from "../../../_ui/look.tsx";
import { OwnScript } from "../../../_ui/own-script.tsx";
import { scripts } from "../../../scripts.ts";
import { styles } from "../../../styles.ts";

/** The desk's own looks and script: the pages that everybody opens do without them. */
export function DeskLooks() {
  return (
    <>
      <Look href={styles.desk} />
      <OwnScript {...scripts.desk} />
    </>
  );
}
