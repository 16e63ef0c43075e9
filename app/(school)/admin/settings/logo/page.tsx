import { currentVisit } from "../../../../../lib/door/visit.ts";
import { freshAdministrator } from "../../../../../lib/live/administrator.ts";
import { currentScope } from "../../../../../lib/live/current-scope.ts";
import { words } from "../../../../../lib/live/words.ts";
import { Notice } from "../../../../_ui/notice.tsx";
import { DeskScreen } from "../../_desk/desk-screen.tsx";
import { Logo } from "../logo.tsx";

/** The logo by itself: where a picture that can't be one leads. */
export default async function LogoPage() {
  const scope = currentScope();
  await freshAdministrator(scope, "/admin/settings/logo");
  const t = words("settings");
  const problem = currentVisit().answered?.notice;
  return (
    <DeskScreen room="settings" title={t("logo")}>
      {problem && <Notice tone="error">{problem}</Notice>}
      <Logo />
    </DeskScreen>
  );
}
