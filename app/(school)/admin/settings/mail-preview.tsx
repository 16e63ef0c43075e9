"use client";

import { useEffect, useRef } from "react";

const path = "/admin/settings/mail";
const settleMs = 400;

/** A mail with the settings as they are typed: follows them by script, and by its button without. */
export function MailPreview({ title, show }: { title: string; show: string }) {
  const frame = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    const form = document.getElementById("form") as HTMLFormElement | null;
    let timer: ReturnType<typeof setTimeout>;
    const follow = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!form) return;
        const typed = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
        // The way back is to the page before, and not to an older preview.
        frame.current?.contentWindow?.location.replace(`${path}?${typed}`);
      }, settleMs);
    };
    form?.addEventListener("input", follow);
    return () => {
      clearTimeout(timer);
      form?.removeEventListener("input", follow);
    };
  }, []);

  return (
    <>
      <button
        type="submit"
        form="form"
        className="secondary"
        formAction={path}
        formMethod="get"
        formTarget="mail-preview"
        formNoValidate
      >
        {show}
      </button>
      <iframe ref={frame} name="mail-preview" title={title} src={path} sandbox="" />
    </>
  );
}
