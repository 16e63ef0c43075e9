import { Heading, Hr, Text } from "react-email";
import { look } from "./appearance.ts";

export interface AsideProps {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** What to do when this mail is not what the reader expected. */
export function Aside({ heading, paragraphs }: AsideProps) {
  return (
    <>
      <Hr className="rule" style={look.rule} />
      <Heading as="h2" className="ink" style={look.asideHeading}>
        {heading}
      </Heading>
      {paragraphs.map((paragraph) => (
        <Text key={paragraph} className="ink" style={look.words}>
          {paragraph}
        </Text>
      ))}
    </>
  );
}
