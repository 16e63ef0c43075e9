"use client";

import { useEffect, useRef } from "react";

/** "If we know this address, a mail is on its way": the same for everybody. Its twin is /forgot/sent. */
export function SentDialog({ words }: { words: { title: string; text: string; hint: string; ok: string } }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="sent-title" aria-describedby="sent-text">
      <h2 id="sent-title">{words.title}</h2>
      <div id="sent-text">
        <p>{words.text}</p>
        <p className="lead">{words.hint}</p>
      </div>
      <form method="dialog">
        <button type="submit" className="primary">
          {words.ok}
        </button>
      </form>
    </dialog>
  );
}
