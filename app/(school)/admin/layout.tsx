import "./desk.css";
import type { ReactNode } from "react";

/** The desk's own looks: the pages that everybody opens do without them. */
export default function Desk({ children }: { children: ReactNode }) {
  return children;
}
