"use client";

import { useState } from "react";

/** Sends its form, and says that it takes a while as long as the browser waits for the answer. Without script the browser says so. */
export function SlowButton(props: {
  className: "primary" | "secondary";
  value: string;
  label: string;
  waiting: string;
}) {
  const [isWaiting, setWaiting] = useState(false);
  return (
    <>
      <button
        type="submit"
        className={props.className}
        name="do"
        value={props.value}
        aria-disabled={isWaiting || undefined}
        onClick={(event) => {
          if (isWaiting) event.preventDefault();
          // After the form is on its way: it is sent as it was.
          else setTimeout(() => setWaiting(true));
        }}
      >
        {props.label}
      </button>
      <div role="status">
        {isWaiting && (
          <>
            <p>{props.waiting}</p>
            <progress aria-label={props.waiting} />
          </>
        )}
      </div>
    </>
  );
}
