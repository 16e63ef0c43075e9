"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";

const pauseMs = 150;

/** Finds as somebody types; without script there is the button. */
export function SearchBox(props: { label: string; hint: string; search: string; typed: string }) {
  const router = useRouter();
  const [isPending, begin] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function find(typed: string) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const query = typed.trim() ? `?${new URLSearchParams({ q: typed })}` : "";
      begin(() => router.replace(`/admin/people${query}`, { scroll: false }));
    }, pauseMs);
  }

  return (
    <search>
      <form action="/admin/people" className="search" aria-busy={isPending}>
        <div className="field">
          <label htmlFor="q">{props.label}</label>
          <p className="hint" id="q-hint">
            {props.hint}
          </p>
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={props.typed}
            maxLength={100}
            autoComplete="off"
            autoFocus
            aria-describedby="q-hint"
            onInput={(event) => find(event.currentTarget.value)}
          />
        </div>
        <button type="submit" className="primary">
          {props.search}
        </button>
      </form>
    </search>
  );
}
