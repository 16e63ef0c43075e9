import "server-only";
import { getTranslations } from "next-intl/server";
import type { PasswordWords } from "./password-field.tsx";

export async function passwordWords(): Promise<PasswordWords> {
  const t = await getTranslations("common");
  return {
    show: t("show"),
    hide: t("hide"),
    showPassword: t("show-password"),
    hidePassword: t("hide-password"),
  };
}
