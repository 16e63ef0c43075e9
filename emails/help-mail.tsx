import { Text } from "react-email";
import { look } from "./appearance.ts";
import { Aside, type AsideProps } from "./aside.tsx";
import { type Fact, Facts } from "./facts.tsx";
import { difficultSheet } from "./samples.ts";
import { Sheet, type SheetProps } from "./sheet.tsx";

export interface HelpMailProps extends SheetProps {
  readonly intro: string;
  /** What somebody unknown typed. */
  readonly facts: readonly Fact[];
  readonly caution: AsideProps;
}

/** A call for help, passed on to who can help. Says that nobody vouches for what it quotes. */
export function HelpMail({ intro, facts, caution, ...sheet }: HelpMailProps) {
  return (
    <Sheet {...sheet}>
      <Text className="ink" style={look.words}>
        {intro}
      </Text>
      <Facts facts={facts} />
      <Aside {...caution} />
    </Sheet>
  );
}

HelpMail.PreviewProps = {
  ...difficultSheet,
  heading: "Iemand vraagt hulp bij het aanmelden",
  intro: "Deze vraag kwam binnen op de hulppagina, op zondag 22 november 2026 om 14:12.",
  facts: [
    { label: "Naam", value: '<b>Jan</b> & "Mie" O\'Hara' },
    { label: "Klas of relatie", value: "3B" },
    {
      label: "Wat lukt er niet?",
      value: "Ik weet mijn naam niet meer.\n\nhttps://example.org/klik-hier",
      isQuoted: true,
    },
    { label: "Te bereiken via", value: "0470 00 00 00" },
  ],
  caution: { heading: "Kijk eerst na wie het is", paragraphs: ["Wie dit schreef, was niet aangemeld."] },
} satisfies HelpMailProps;

export default HelpMail;
