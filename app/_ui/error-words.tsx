"use client";

import { createContext, type ReactNode, use } from "react";

interface Words {
  title: string;
  text: string;
  again: string;
}

const Context = createContext<Words | null>(null);

/** The words of the error screen, in hand before anything goes wrong. */
export function ErrorWords({ children, ...words }: Words & { children: ReactNode }) {
  return <Context value={words}>{children}</Context>;
}

export function useErrorWords(): Words | null {
  return use(Context);
}
