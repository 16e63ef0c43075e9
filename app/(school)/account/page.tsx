import { accountOverview } from "../../../lib/account/signed-in-person.ts";
import { asAdministrator } from "../../../lib/desk/administrator.ts";
import { currentVisit } from "../../../lib/door/visit.ts";
import { sessionToken } from "../../../lib/live/cookies.ts";
import { currentScope } from "../../../lib/live/current-scope.ts";
import { turnTo } from "../../../lib/live/turn.ts";
import { words } from "../../../lib/live/words.ts";
import { refreshSession } from "../../../lib/sessions/live-session.ts";
import { Notice } from "../../_ui/notice.tsx";
import { Screen } from "../../_ui/screen.tsx";
import { Devices } from "./devices.tsx";
import { Events } from "./events.tsx";
import { Identity } from "./identity.tsx";
import { MailLanguage } from "./mail-language.tsx";

type Props = { searchParams: Promise<{ notice?: string | string[] }> };

const notices = ["password-changed", "language-saved", "ended"] as const;

export default async function Account({ searchParams }: Props) {
  const scope = currentScope();
  const token = sessionToken();
  const overview = token && (await accountOverview(scope, token));
  if (!overview) turnTo("/login?notice=sign-in-first");
  currentVisit().afterwards.push(() => refreshSession(scope, overview.session));
  const t = words("account");
  const { notice } = await searchParams;
  const known = notices.find((n) => n === notice);
  return (
    <Screen tab={t("page")} title={t("title", { name: overview.person.givenName })} size="wide">
      {known && <Notice tone="success">{t(known)}</Notice>}
      <form method="post" action="/account/sign-out">
        <button type="submit" className="secondary">
          {t("sign-out")}
        </button>
      </form>
      {asAdministrator(overview) && (
        <a className="primary" href="/admin">
          {t("to-desk")}
        </a>
      )}
      <Identity who={overview} />
      <MailLanguage current={overview.person.locale} />
      <Devices devices={overview.devices} present={overview.session.id} />
      <Events events={overview.events} />
    </Screen>
  );
}
