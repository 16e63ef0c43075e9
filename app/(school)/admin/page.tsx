import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentAdministrator } from "../../../lib/live/administrator.ts";
import { currentScope } from "../../../lib/live/current-scope.ts";
import { DeskScreen } from "./_desk/desk-screen.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("today") };
}

/** What needs attention at this school, first of all. */
export default async function Today() {
  const scope = await currentScope();
  const { person } = await currentAdministrator(scope);
  const t = await getTranslations("desk");
  return (
    <DeskScreen room="today" title={t("today")}>
      <p>{t("welcome", { name: person.givenName, school: scope.school.name })}</p>
    </DeskScreen>
  );
}
