import { currentVisit } from "../../lib/door/visit.ts";
import { type Palette, paletteOf } from "../../lib/schools/colours.ts";
import { hashOf } from "./hash-of.ts";

/**
 * The school's colour, for all that is styled. A style attribute would need a
 * hole in the policy: this element is let in by its hash.
 */
export function SchoolColour({ colour }: { colour: string }) {
  const style = styleOf(paletteOf(colour));
  currentVisit().lets.styles.add(hashOf(style));
  return <style>{style}</style>;
}

function styleOf({ accent, onAccent, accentDark, onAccentDark }: Palette): string {
  return `:root{--accent-light:${accent};--on-accent-light:${onAccent};--accent-dark:${accentDark};--on-accent-dark:${onAccentDark}}`;
}
