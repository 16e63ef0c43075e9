"use client";

import { useErrorWords } from "./_ui/error-words.tsx";

/** Something that nobody foresaw. What it was stands in the server's log, never here. */
export default function Failure({ reset }: { reset: () => void }) {
  const words = useErrorWords();
  return (
    <main id="main">
      <h1>{words?.title}</h1>
      <p>{words?.text}</p>
      <button type="button" className="primary" onClick={reset}>
        {words?.again}
      </button>
    </main>
  );
}
