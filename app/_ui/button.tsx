import type { ReactNode } from "react";

/** The one thing to do. */
export function SubmitButton({ children }: { children: ReactNode }) {
  return (
    <button type="submit" className="primary">
      {children}
    </button>
  );
}
