"use client";

import type { ReactNode } from "react";
import { useIsPending } from "./live-form.tsx";

/** The one thing to do. A second press while the first is on its way does nothing. */
export function SubmitButton({ children }: { children: ReactNode }) {
  const isPending = useIsPending();
  return (
    <button
      type="submit"
      className="primary"
      aria-disabled={isPending || undefined}
      onClick={(event) => isPending && event.preventDefault()}
    >
      {children}
    </button>
  );
}
