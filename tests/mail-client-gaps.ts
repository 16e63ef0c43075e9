/** Something that a mail uses although a client that matters knows it badly or not at all. */
export interface Gap {
  /** Titles at caniemail.com. */
  readonly features: readonly string[];
  /** Why its readers lose nothing that they need. */
  readonly because: string;
}

export const acceptedGaps: readonly Gap[] = [
  {
    features: ["@media", "<style> element"],
    because:
      "Dark mode and narrow screens are additions: without them the mail is light and as wide as it is.",
  },
  {
    features: ["border-radius"],
    because: "Outlook on Windows shows square corners; Yahoo lacks only the elliptical ones.",
  },
  {
    features: ["word-break"],
    because:
      "Where it is lacking, in Yahoo, word-wrap works; Outlook on Windows breaks a link where it likes.",
  },
  {
    features: ["table-layout"],
    because:
      "Outlook on Windows lays tables out by their content, on screens that are wide; on a Mac they are fixed anyhow.",
  },
  {
    features: ["<body> element", "lang attribute", "dir attribute", "role attribute"],
    because:
      "Webmail replaces the body by an element of its own; the language stands on the html element too, and the first cell has the same ground.",
  },
  {
    features: ["opacity", "overflow", "display", "display:none", "height property"],
    because: "They hide the preview line, each where the others do not: one that works is enough.",
  },
  {
    features: ["margin"],
    because:
      "Never negative, never on a span; Outlook on Windows centres by the align attribute instead of `auto`.",
  },
  {
    features: ["padding"],
    because: "Always on a table cell but for the button, which react-email widens for Outlook with spaces.",
  },
  {
    features: ["background"],
    because: "Only ever one plain colour, which every client knows.",
  },
  {
    features: ["font-size", "line-height", "font-weight"],
    because:
      "In whole pixels, and at weights of 600 and more: what is lacking are other units and finer weights.",
  },
  {
    features: ["text-align", "text-decoration", "text-decoration-line"],
    because:
      "Only `center`, `underline` and `none`: what is lacking are flow-relative values and several at once.",
  },
  {
    features: ["border"],
    because: "One of 6 and one of 1 pixel, on a table and on a rule: Outlook on Windows knows up to 8.",
  },
  {
    features: ["max-width", "width property", "width attribute"],
    because: "The sheet is a table of full width; where no maximum is known it is as wide as the window.",
  },
  {
    features: ["align attribute"],
    because: "Only ever `center`; what Outlook on a Mac lacks are left and right on tables.",
  },
  {
    features: ["target attribute"],
    because: "Webmail opens links in a new tab by itself.",
  },
];
