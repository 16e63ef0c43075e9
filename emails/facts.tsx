import { Section, Text } from "react-email";
import { look } from "./appearance.ts";
import { Lines } from "./sheet.tsx";

export interface Fact {
  readonly label: string;
  /** May hold several lines. */
  readonly value: string;
  /** Whether somebody wrote it at length. */
  readonly isQuoted?: boolean;
}

/** What must be seen at one glance, each under its name. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <Section className="panel" style={look.panel}>
      {facts.map(({ label, value, isQuoted }) => (
        <div key={label}>
          <Text className="soft" style={look.label}>
            {label}
          </Text>
          {/* A name may run from right to left in a language that does not. */}
          <Text className="ink" dir="auto" style={isQuoted ? look.quoted : look.value}>
            <Lines of={value.split("\n")} />
          </Text>
        </div>
      ))}
    </Section>
  );
}
