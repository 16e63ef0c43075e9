import type { catalogues, Locale } from "../../messages/catalogues.ts";

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: (typeof catalogues)["nl"];
  }
}
