"use client";

import { type MouseEvent, startTransition } from "react";
import { switchLanguage } from "./switch-language.ts";

/**
 * One button for each other language. On a page with a form the button sends
 * that form, so that what was typed comes back; it stands behind the form's own
 * button, which Enter presses. With script nothing is sent and nothing is lost.
 */
export function LanguageSwitch(props: {
  label: string;
  languages: readonly { locale: string; name: string }[];
  hasForm: boolean;
}) {
  const stay = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    const chosen = new FormData();
    chosen.set("language", event.currentTarget.value);
    startTransition(() => switchLanguage(chosen));
  };
  const buttons = props.languages.map(({ locale, name }) => (
    <button
      key={locale}
      type="submit"
      className="quiet"
      lang={locale}
      name="language"
      value={locale}
      form={props.hasForm ? "form" : undefined}
      formNoValidate
      onClick={stay}
    >
      {name}
    </button>
  ));
  if (props.hasForm) return <nav aria-label={props.label}>{buttons}</nav>;
  return (
    <nav aria-label={props.label}>
      <form action={switchLanguage}>{buttons}</form>
    </nav>
  );
}
