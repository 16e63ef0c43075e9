import type { schools } from "../schema.ts";
import type { DemoLocale, SchoolSlug } from "./demo-account.ts";
import { imbLogo, riversideLogo } from "./logos.ts";

type Facts = Pick<
  typeof schools.$inferSelect,
  "name" | "town" | "postalAddress" | "helpdeskEmail" | "colour" | "passwordRule"
>;

export interface DemoSchool extends Facts {
  readonly slug: SchoolSlug;
  readonly locale: DemoLocale;
  readonly logoSvg: string;
  /** What the addresses of its teachers and its pupils end in. */
  readonly staffDomain: string;
  readonly pupilDomain: string;
}

/** Two schools that differ in all that a school can choose. The towns are real, the streets are not. */
export const demoSchools: readonly DemoSchool[] = [
  {
    slug: "imb",
    name: "Instituut Maria-Boodschap",
    town: "Herentals",
    postalAddress: "Leliestraatje 12, 2200 Herentals",
    locale: "nl",
    helpdeskEmail: "helpdesk@imb.example",
    colour: "#17607a",
    passwordRule: "classic",
    logoSvg: imbLogo,
    staffDomain: "imb.example",
    pupilDomain: "leerling.imb.example",
  },
  {
    slug: "riverside",
    name: "Riverside International School",
    town: "Tervuren",
    postalAddress: "Oude Veerdreef 8, 3080 Tervuren",
    locale: "en",
    helpdeskEmail: "help@riverside.example",
    colour: "#c8602c",
    passwordRule: "passphrase",
    logoSvg: riversideLogo,
    staffDomain: "riverside.example",
    pupilDomain: "students.riverside.example",
  },
];
