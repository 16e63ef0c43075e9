import { Text } from "react-email";
import { look } from "./appearance.ts";
import { Aside, type AsideProps } from "./aside.tsx";
import { type Fact, Facts } from "./facts.tsx";
import { difficultFacts, difficultSheet } from "./samples.ts";
import { Sheet, type SheetProps } from "./sheet.tsx";

export interface NoticeMailProps extends SheetProps {
  readonly intro: string;
  /** For whom, and what happened. */
  readonly facts: readonly Fact[];
  /** What the facts leave open. */
  readonly remarks: readonly string[];
  readonly itWasYou: string;
  readonly notYou: AsideProps;
}

/** A notice that opens nothing: who learns to press a button in it will press one in a forgery. */
export function NoticeMail({ intro, facts, remarks, itWasYou, notYou, ...sheet }: NoticeMailProps) {
  return (
    <Sheet {...sheet}>
      <Text className="ink" style={look.words}>
        {intro}
      </Text>
      <Facts facts={facts} />
      {remarks.map((remark) => (
        <Text key={remark} className="soft" style={look.note}>
          {remark}
        </Text>
      ))}
      <Text className="ink" style={look.words}>
        {itWasYou}
      </Text>
      <Aside {...notYou} />
    </Sheet>
  );
}

NoticeMail.PreviewProps = {
  ...difficultSheet,
  heading: "Je hebt er een e-mailadres bij",
  intro: "Op zondag 22 november 2026 om 14:12 is een e-mailadres voor jou toegevoegd.",
  facts: [
    ...difficultFacts,
    {
      label: "Nieuw e-mailadres",
      value: "jan-willem.vandenbroucke-wolfeschlegelsteinhausenbergerdorff@post.example",
    },
  ],
  remarks: ["We tonen hier maar een deel van het adres."],
  itWasYou: "Klopt dat? Dan hoef je niets te doen.",
  notYou: {
    heading: "Klopt dat niet?",
    paragraphs: ["Typ zelf dit adres in je browser: imb.sleutel.example."],
  },
} satisfies NoticeMailProps;

export default NoticeMail;
