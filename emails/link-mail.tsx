import { Button, Link, Section, Text } from "react-email";
import { look } from "./appearance.ts";
import { Aside, type AsideProps } from "./aside.tsx";
import { type Fact, Facts } from "./facts.tsx";
import { difficultFacts, difficultSheet } from "./samples.ts";
import { Sheet, type SheetProps } from "./sheet.tsx";

export interface LinkMailProps extends SheetProps {
  readonly intro: string;
  /** For whom the link is. */
  readonly facts: readonly Fact[];
  readonly button: string;
  readonly link: string;
  /** Until when it works, and for whom alone. */
  readonly conditions: readonly string[];
  readonly copy: string;
  readonly notAsked: AsideProps;
}

/** `recovery` and `activation`: a link that lets one person choose a password. */
export function LinkMail({
  intro,
  facts,
  button,
  link,
  conditions,
  copy,
  notAsked,
  ...sheet
}: LinkMailProps) {
  const { accent, onAccent } = sheet.branding;
  return (
    <Sheet {...sheet}>
      <Text className="ink" style={look.words}>
        {intro}
      </Text>
      <Facts facts={facts} />
      <Section style={look.buttonRow}>
        <Button
          href={link}
          className="button"
          style={{ ...look.button, backgroundColor: accent, color: onAccent }}
        >
          {button}
        </Button>
      </Section>
      {conditions.map((condition) => (
        <Text key={condition} className="ink" style={look.words}>
          {condition}
        </Text>
      ))}
      <Text className="soft" style={look.note}>
        {copy}
      </Text>
      <Link href={link} className="accent" style={{ ...look.link, color: accent }}>
        {link}
      </Link>
      <Aside {...notAsked} />
    </Sheet>
  );
}

LinkMail.PreviewProps = {
  ...difficultSheet,
  heading: "Kies een nieuw wachtwoord",
  intro: "Ben je je wachtwoord vergeten? Geen probleem. Je kiest hier zelf een nieuw.",
  facts: difficultFacts,
  button: "Kies een nieuw wachtwoord",
  link: `https://imb.sleutel.example/otp/${"eyJhbGciOiJIUzI1NiJ9".repeat(18)}`,
  conditions: [
    "De link werkt één keer, tot zondag 22 november 2026 om 14:12.",
    "De link is alleen voor Zoë-Anaïs. Stuur hem niet door.",
  ],
  copy: "Werkt de knop niet? Kopieer dan deze link en plak hem bovenaan in je browser:",
  notAsked: { heading: "Heb je dit niet gevraagd?", paragraphs: ["Dan hoef je niets te doen."] },
} satisfies LinkMailProps;

export default LinkMail;
