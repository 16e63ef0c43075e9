import { currentVisit } from "../../lib/door/visit.ts";
import type { Script } from "../scripts.ts";

/** A file of ours, which this page lets in by its hash; a script without one is none of ours, and leaves the page. */
export function OwnScript({ src, hash }: Script) {
  if (hash) currentVisit().lets.scripts.add(hash);
  return <script type="module" src={src} integrity={hash} />;
}
