"use client";

import type { ReactNode } from "react";

/** Without script there is the browser's own, which the text above names. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" className="primary needs-script" onClick={() => window.print()}>
      {children}
    </button>
  );
}
