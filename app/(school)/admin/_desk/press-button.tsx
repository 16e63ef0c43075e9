import type { ReactNode } from "react";

/** One press that does one thing, with or without script. */
export function PressButton(props: {
  action: string;
  name: string;
  value: string;
  label?: string;
  children: ReactNode;
}) {
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name={props.name} value={props.value} />
      <button type="submit" className="secondary" aria-label={props.label}>
        {props.children}
      </button>
    </form>
  );
}
