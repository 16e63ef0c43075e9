import type { ReactNode } from "react";

/** A table that scrolls sideways where it does not fit; by keyboard too (WCAG 2.1.1). */
export function WideTable({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop of Tab, the keys could not scroll it
    // biome-ignore lint/a11y/useSemanticElements: what is scrolled is neither a form nor a landmark
    <div className="scroll" role="group" aria-labelledby={labelledBy} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
