import type { ReactNode } from "react";

/** Something to know before going on. An error is told at once; the others wait their turn. */
export function Notice({ tone, children }: { tone: "error" | "success" | "info"; children: ReactNode }) {
  return (
    <div
      className={`notice ${tone}`}
      role={tone === "error" ? "alert" : "status"}
      tabIndex={-1}
      autoFocus={tone === "error"}
      data-notice
    >
      <p>{children}</p>
    </div>
  );
}
