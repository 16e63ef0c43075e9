import type { ReactNode } from "react";
import { Body, Container, Head, Heading, Html, Preview, Section, Text } from "react-email";
import { type Branding, look, readersWishes } from "./appearance.ts";

/** What every mail says, whatever its kind. All of it is translated already. */
export interface SheetProps {
  readonly lang: string;
  readonly branding: Branding;
  /** The line that a list of mails shows after the subject. */
  readonly preview: string;
  readonly heading: string;
  readonly greeting: string;
  /** Who signs, a line each. */
  readonly closing: readonly string[];
  /** Below the letter, a paragraph each, before the school's name and postal address. */
  readonly footer: readonly string[];
}

/** The paper that every mail is written on. Tables, because Outlook lays out nothing else. */
export function Sheet({ children, ...sheet }: SheetProps & { children: ReactNode }) {
  const { lang, branding } = sheet;
  return (
    <Html lang={lang}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* iOS would turn a postal address or a time into a link. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{sheet.heading}</title>
        <style>{readersWishes(branding)}</style>
      </Head>
      <Body lang={lang} className="ground" style={look.ground}>
        <Preview useTitleTag={false}>{sheet.preview}</Preview>
        <Container style={look.sheet}>
          <Section
            className="card"
            tdClassName="card-space"
            style={{ ...look.card, borderTop: `6px solid ${branding.accent}` }}
          >
            <Text className="accent" style={{ ...look.school, color: branding.accent }}>
              {branding.schoolName}
            </Text>
            <Heading as="h1" className="ink" style={look.heading}>
              {sheet.heading}
            </Heading>
            <Text className="ink" style={look.words}>
              {sheet.greeting}
            </Text>
            {children}
            <Text className="ink" style={look.words}>
              <Lines of={sheet.closing} />
            </Text>
          </Section>
          <Section tdClassName="foot-space" style={look.foot}>
            {sheet.footer.map((paragraph) => (
              <Text key={paragraph} className="soft" style={look.footLine}>
                {paragraph}
              </Text>
            ))}
            <Text className="soft" style={look.footLine}>
              <Lines of={[branding.schoolName, branding.postalAddress]} />
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

/** Lines with breaks between them: Outlook knows no `white-space: pre-line`. */
export function Lines({ of: lines }: { of: readonly string[] }) {
  return lines.map((line, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: written once, never reordered
    <span key={place}>
      {place > 0 && <br />}
      {line}
    </span>
  ));
}
