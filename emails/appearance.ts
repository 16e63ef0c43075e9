import type { CSSProperties } from "react";

/** What a school gives to the look of its mail; its colours made readable by whoever hands them in. */
export interface Branding {
  readonly schoolName: string;
  readonly postalAddress: string;
  /** `#rrggbb`: the school's colour on a light ground, and what is written on it. */
  readonly accent: string;
  readonly onAccent: string;
  /** The same where the reader prefers dark. */
  readonly accentDark: string;
  readonly onAccentDark: string;
}

const paper = { ground: "#f4f5f7", card: "#ffffff", panel: "#f4f5f7", ink: "#1b1d22", soft: "#565b66" };
const night = { ground: "#16181c", card: "#22252b", panel: "#2c3038", ink: "#f1f2f4", soft: "#b4b9c4" };

// Only faces that the reader's machine has: a mail loads nothing.
const face = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
// A name or an address of sixty characters must not push the mail wider than a phone.
// Of the three properties that break a word, Gmail and Yahoo know the oldest alone; and it works in a table only
// when its columns do not grow with their content.
const breaks: CSSProperties = { wordWrap: "break-word", wordBreak: "break-word" };
const table: CSSProperties = { tableLayout: "fixed" };
const words: CSSProperties = { ...breaks, margin: "0 0 18px", fontSize: "17px", lineHeight: "27px" };

/** Inline, as Gmail and Outlook want it. What changes with the reader is in `readersWishes`. */
export const look = {
  ground: { margin: 0, padding: "24px 12px 40px", backgroundColor: paper.ground, fontFamily: face },
  sheet: { ...table, maxWidth: "560px", margin: "0 auto" },
  card: { ...table, backgroundColor: paper.card, borderRadius: "14px", padding: "36px 40px 28px" },
  school: { ...breaks, margin: "0 0 26px", fontSize: "16px", lineHeight: "22px", fontWeight: 700 },
  heading: {
    ...breaks,
    margin: "0 0 22px",
    fontSize: "27px",
    lineHeight: "34px",
    fontWeight: 700,
    color: paper.ink,
  },
  words: { ...words, color: paper.ink },
  panel: {
    ...table,
    backgroundColor: paper.panel,
    borderRadius: "10px",
    padding: "16px 20px 4px",
    margin: "0 0 24px",
  },
  label: { ...breaks, margin: 0, fontSize: "14px", lineHeight: "20px", color: paper.soft },
  value: {
    ...breaks,
    margin: "0 0 12px",
    fontSize: "18px",
    lineHeight: "26px",
    fontWeight: 600,
    color: paper.ink,
  },
  /** What somebody wrote at length. */
  quoted: { ...breaks, margin: "0 0 12px", fontSize: "17px", lineHeight: "26px", color: paper.ink },
  button: {
    padding: "17px 30px",
    borderRadius: "10px",
    fontSize: "18px",
    fontWeight: 700,
    textAlign: "center",
    textDecoration: "none",
  },
  buttonRow: { ...table, margin: "0 0 24px" },
  note: { ...breaks, margin: "0 0 10px", fontSize: "15px", lineHeight: "23px", color: paper.soft },
  link: {
    wordWrap: "break-word",
    wordBreak: "break-all",
    textDecoration: "underline",
    fontSize: "13px",
    lineHeight: "20px",
  },
  rule: { margin: "26px 0", borderTop: "1px solid #dfe2e7" },
  asideHeading: {
    ...breaks,
    margin: "0 0 8px",
    fontSize: "18px",
    lineHeight: "26px",
    fontWeight: 700,
    color: paper.ink,
  },
  foot: { ...table, padding: "22px 28px 0" },
  footLine: {
    ...breaks,
    margin: "0 0 10px",
    fontSize: "14px",
    lineHeight: "21px",
    textAlign: "center",
    color: paper.soft,
  },
} as const satisfies Record<string, CSSProperties>;

/** The style sheet for readers who prefer dark, and for narrow screens; a client that ignores it loses nothing. */
export function readersWishes({ accentDark, onAccentDark }: Branding): string {
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .card-space { padding: 28px 22px 20px !important; }
  .foot-space { padding: 20px 10px 0 !important; }
  .button { display: block !important; padding-left: 12px !important; padding-right: 12px !important; }
}
@media (prefers-color-scheme: dark) {
  .ground, .ground > table > tbody > tr > td { background-color: ${night.ground} !important; }
  .card { background-color: ${night.card} !important; }
  .panel { background-color: ${night.panel} !important; }
  .ink { color: ${night.ink} !important; }
  .soft { color: ${night.soft} !important; }
  .accent { color: ${accentDark} !important; }
  .card { border-top-color: ${accentDark} !important; }
  .button { background-color: ${accentDark} !important; color: ${onAccentDark} !important; }
  .rule { border-top-color: #434955 !important; }
}`;
}
