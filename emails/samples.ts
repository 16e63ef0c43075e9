import type { Fact } from "./facts.tsx";
import type { SheetProps } from "./sheet.tsx";

/** For the preview server: names that are long, accented, from right to left, or full of signs. */
export const difficultSheet: SheetProps = {
  lang: "nl",
  branding: {
    schoolName: "Instituut Onbevlekte Maagd & Sint-Jan-Berchmans’ Vrije Basisschool ‘De Wijde Wereld’",
    postalAddress: "Burgemeester Vandenbogaerdelaan 101 bus 12, 9000 Gent",
    accent: "#8a5a00",
    onAccent: "#ffffff",
    accentDark: "#ffc83d",
    onAccentDark: "#000000",
  },
  preview: "Gebruikersnaam zoë-anaïs.van-den-bossche. De link werkt tot 14:12.",
  heading: "",
  greeting: "Dag Zoë-Anaïs,",
  closing: ["Vriendelijke groeten", "Het team van Instituut Onbevlekte Maagd"],
  footer: ["Zet noreply@mail.sleutel.example in je adresboek."],
};

export const difficultFacts: readonly Fact[] = [
  {
    label: "Voor",
    value:
      "Zoë-Anaïs فاطمة الزهراء Vandenbroucke-Wolfeschlegelsteinhausenbergerdorff (mama van Jan-Willem <'Jef'> & Ștefan)",
  },
  { label: "Gebruikersnaam", value: "jan-willem.vandenbroucke-wolfeschlegelsteinhausenbergerdorff" },
];
