import { Fragment } from "react";
import type { Scope } from "../../../../lib/scope.ts";

/** "imb.sleutel.example/code": what somebody types, without what a browser adds by itself. It breaks between its parts. */
export function CodeAddress({ scope }: { scope: Scope }) {
  const [first, ...parts] = scope
    .urlFor("/code")
    .replace(/^https?:\/\//, "")
    .split(/(?=[./:])/);
  return (
    <>
      {first}
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two parts may be the same, and none ever moves
        <Fragment key={i}>
          <wbr />
          {part}
        </Fragment>
      ))}
    </>
  );
}
