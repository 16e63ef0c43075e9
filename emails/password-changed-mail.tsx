import { Text } from "react-email";
import { look } from "./appearance.ts";
import { Aside, type AsideProps } from "./aside.tsx";
import { type Fact, Facts } from "./facts.tsx";
import { difficultFacts, difficultSheet } from "./samples.ts";
import { Sheet, type SheetProps } from "./sheet.tsx";

export interface PasswordChangedMailProps extends SheetProps {
  readonly intro: string;
  readonly facts: readonly Fact[];
  readonly itWasYou: string;
  readonly notYou: AsideProps;
}

/** A notice that opens nothing: who learns to press a button in it will press one in a forgery. */
export function PasswordChangedMail({ intro, facts, itWasYou, notYou, ...sheet }: PasswordChangedMailProps) {
  return (
    <Sheet {...sheet}>
      <Text className="ink" style={look.words}>
        {intro}
      </Text>
      <Facts facts={facts} />
      <Text className="ink" style={look.words}>
        {itWasYou}
      </Text>
      <Aside {...notYou} />
    </Sheet>
  );
}

PasswordChangedMail.PreviewProps = {
  ...difficultSheet,
  heading: "Je wachtwoord is veranderd",
  intro: "Je wachtwoord is veranderd op zondag 22 november 2026 om 14:12.",
  facts: difficultFacts,
  itWasYou: "Heb je dat zelf gedaan? Dan hoef je niets meer te doen.",
  notYou: {
    heading: "Heb je dat niet zelf gedaan?",
    paragraphs: ["Typ zelf dit adres in je browser: imb.sleutel.example."],
  },
} satisfies PasswordChangedMailProps;

export default PasswordChangedMail;
