import "./desk.css";
import type { ReactNode } from "react";
import { OwnScript } from "../../_ui/own-script.tsx";
import { scripts } from "../../scripts.ts";

/** The desk's own looks and script: the pages that everybody opens do without them. */
export default function Desk({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <OwnScript {...scripts.desk} />
    </>
  );
}
