import { Text } from "react-email";
import { look } from "./appearance.ts";
import { Aside, type AsideProps } from "./aside.tsx";
import { type Fact, Facts } from "./facts.tsx";
import { difficultSheet } from "./samples.ts";
import { Sheet, type SheetProps } from "./sheet.tsx";

export interface AnswerMailProps extends SheetProps {
  /** What somebody of the school wrote. */
  readonly paragraphs: readonly string[];
  /** What was asked. */
  readonly facts: readonly Fact[];
  readonly caution: AsideProps;
}

/** An answer of the school to a call for help, with what was asked beneath it. */
export function AnswerMail({ paragraphs, facts, caution, ...sheet }: AnswerMailProps) {
  return (
    <Sheet {...sheet}>
      {paragraphs.map((paragraph) => (
        <Text key={paragraph} className="ink" style={look.words}>
          {paragraph}
        </Text>
      ))}
      <Facts facts={facts} />
      <Aside {...caution} />
    </Sheet>
  );
}

AnswerMail.PreviewProps = {
  ...difficultSheet,
  heading: "Antwoord op je vraag",
  paragraphs: ["Je gebruikersnaam is zoë.peeters. Vraag met dat adres een nieuwe link aan.", "Lukt het zo?"],
  facts: [{ label: "Je vraag", value: "Ik weet mijn naam niet meer.", isQuoted: true }],
  caution: { heading: "Goed om te weten", paragraphs: ["We vragen je nooit om je wachtwoord."] },
} satisfies AnswerMailProps;

export default AnswerMail;
