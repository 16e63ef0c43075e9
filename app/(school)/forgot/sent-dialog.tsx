"use client";

import { useEffect, useRef, useState } from "react";
import { Notice } from "../../_ui/notice.tsx";

/** "If we know this address, a mail is on its way": the same for everybody. Its twin is /forgot/sent. */
export function SentDialog({ words }: { words: { title: string; text: string; hint: string; ok: string } }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isClosed, setClosed] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
    // OK has the focus; on a very small screen the words above it are to be seen first.
    if (dialog.current) dialog.current.scrollTop = 0;
  }, []);
  if (isClosed) return <Notice tone="success">{words.text}</Notice>;
  return (
    <dialog
      ref={dialog}
      onClose={() => setClosed(true)}
      aria-labelledby="sent-title"
      aria-describedby="sent-text"
    >
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
